import { describe, expect, it } from 'vitest';
import { check, client, here, program } from '../../checker/lesson/index.ts';
import { gradedOne, serverWith } from '../support/stagehand.ts';

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);

describe('an answer in several writes', () => {
  it('has not come before the kernel has sent the last of them', async () => {
    // The first write goes out at once; the others wait in the kernel for its acknowledgement (RFC 9293, section 3.7.4).
    const inParts = serverWith(`
      socket.on('data', async () => {
        for (const part of ['HEL', 'L', 'O\\n']) {
          socket.write(part);
          await new Promise(resolve => setImmediate(resolve));
        }
      });`);
    const twice = check(
      'twice',
      'It answers.',
      server,
      ana.connects(),
      ...Array.from({ length: 4 }, () => [ana.sends('hello\n'), ana.receives('HELLO\n')]).flat(),
    );
    for (let round = 0; round < 5; round++) {
      const { failure } = await gradedOne(twice, { 'server.ts': inParts });
      expect(failure).toBeUndefined();
    }
  });
});
