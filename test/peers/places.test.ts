import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { nobodyThere } from '../../checker/peers/places.ts';
import { meeting } from '../real/software.ts';

// Far more attempts than there are ports for the system to connect from.
const attempts = 150_000;

const connecting = `
import socket, sys
for _ in range(${attempts}):
    client = socket.socket()
    try:
        client.connect(('127.0.0.1', int(sys.argv[1])))
        print('connected from', client.getsockname()[1])
    except ConnectionRefusedError:
        pass
    client.close()
`;

describe('where nobody listens', () => {
  const { lacks, title } = meeting(['python3'], 'nobody is ever connected, not even to itself');
  it.skipIf(lacks)(title, { timeout: 60_000 }, async () => {
    const nobody = await nobodyThere('127.0.0.1');
    try {
      const { stdout } = await promisify(execFile)('python3', ['-c', connecting, String(nobody.near.port)]);
      expect(stdout).toBe('');
    } finally {
      await nobody.close();
    }
  });
});
