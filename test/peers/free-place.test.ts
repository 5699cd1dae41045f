import { createServer } from 'node:net';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { freePlace } from '../../checker/peers/free-place.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const chance = (...numbers: readonly number[]): void => {
  const random = vi.spyOn(Math, 'random');
  for (const number of numbers) random.mockReturnValueOnce(number);
};

async function found(host?: string): Promise<{ readonly host: string; readonly port: number }> {
  const { near, giveBack } = await freePlace(host);
  onTestFinished(giveBack);
  return near;
}

describe('a free place', () => {
  it.runIf(process.platform === 'linux')('is none that the kernel gives to anybody', async () => {
    const told = readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8');
    const [from = 0, to = 0] = told.trim().split(/\s+/).map(Number);
    for (const number of [0, 0.3, 0.8, 0.9999999]) {
      chance(number);
      const { port } = await found();
      expect(port < from || port > to).toBe(true);
      expect(port).toBeGreaterThan(1023);
      expect(port).toBeLessThan(65_536);
    }
  });

  it.runIf(process.platform === 'linux')('is nobody else’s until it is given back', async () => {
    chance(0.25);
    const first = await freePlace();
    chance(0.25, 0.5);
    const second = await found();
    expect(second.port).not.toBe(first.near.port);
    first.giveBack();
    chance(0.25);
    expect((await found()).port).toBe(first.near.port);
  });

  it('is not where somebody listens', async () => {
    chance(0.25);
    const { near, giveBack } = await freePlace();
    giveBack();
    const server = createServer().listen(near);
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    chance(0.25, 0.5);
    expect((await found()).port).not.toBe(near.port);
  });

  it('is at the address that is asked for', async () => {
    expect((await found('127.0.0.3')).host).toBe('127.0.0.3');
  });
});
