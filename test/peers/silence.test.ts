import { describe, expect, it } from 'vitest';
import { listen } from '../../checker/peers/listener.ts';
import { silence } from '../../checker/peers/silence.ts';
import { Tape } from '../../checker/wire/tape.ts';
import { root } from '../support/stagehand.ts';

describe('a silent address', () => {
  it('says that its port is taken as the system does', async () => {
    const taken = await listen({ host: '127.0.0.1', port: 0 }, new Tape());
    const { near } = taken;
    if (!('port' in near)) throw new Error('it listens at a port');
    await expect(silence('127.0.0.1', near.port, root)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await taken.close();
  });

  it('can be had and given back, over and over', { timeout: 20_000 }, async () => {
    for (let round = 0; round < 10; round++) {
      const silent = await silence('127.0.0.1', 0, root);
      expect(silent.near.port).toBeGreaterThan(0);
      await silent.close();
    }
  });
});
