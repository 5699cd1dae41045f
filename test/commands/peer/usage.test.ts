import { describe, expect, it, onTestFinished } from 'vitest';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { root as repository } from '../../support/stagehand.ts';
import { Clone } from '../clone.ts';
import { peer, solvedClone } from './by-hand.ts';

const clone = solvedClone(
  '02-greeting-server',
  '03-one-shot',
  '04-tcp-uppercase',
  '09-ipv6',
  '10-unix-sockets',
);

describe('wirebook peer', () => {
  it.each([
    [['04'], "missing required argument 'role'"],
    [['99', 'server'], 'There is no lesson "99"'],
    [['04', 'both'], 'ROLE is what the checker is to be, server or client; "both" is neither.'],
    [
      ['02', 'server'],
      'In lesson 02 you write no client, so a server has nobody to talk with; `npx wirebook peer 02 client`',
    ],
    [['04', 'client', 'nowhere'], '"nowhere" is no HOST:PORT, as in 127.0.0.1:5001 or [::1]:5001.'],
    [['04', 'client', '127.0.0.1:0'], '"127.0.0.1:0" is no HOST:PORT'],
    [['04', 'server', '127.0.0.1:5001'], 'A server waits to be dialled, so it is told no place'],
    [['04', 'server', '--host', '192.0.2.1'], '192.0.2.1 is no address of this machine'],
    [
      ['02', 'client', '--reference'],
      'Lesson 02 has no client of its own, so there is no reference that could speak.',
    ],
    [
      ['04', 'client', '--v6'],
      'The programs of lesson 04 are told no family, so --v6 has no place here; --host ::1',
    ],
    [['10', 'server', '--v6'], 'The programs of lesson 10 are told no family, so --v6 has no place here.\n'],
    [['09', 'client', '--v4', '--dual'], 'A program is told one family, and these are 2: --v4 and --dual.'],
    [['04', 'server', '--host', 'nobody.test'], 'nobody.test is no address of this machine'],
    [['04', 'server', '--delay', 'long'], 'It takes a whole number from 0 to 60000.'],
    [['04', 'server', '--reset-after', '-1'], 'It takes a whole number from 0'],
  ])('%j gets one clear line and exit status 2', async (args, words) => {
    const { status, stdout, stderr } = await peer(clone, args, '');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')[0]).toMatch(/^wirebook: /);
    expect(stderr).toContain(words);
  });

  it('says that there is no reference where the solutions have been taken out', async () => {
    const file = 'solutions/04-tcp-uppercase/server.ts';
    const bare = new Clone();
    onTestFinished(() => bare.remove());
    cpSync(join(repository, 'lessons/04-tcp-uppercase'), join(bare.root, 'lessons/04-tcp-uppercase'), {
      recursive: true,
    });
    const { status, stderr } = await bare.wirebook('peer', '04', 'server', '--reference');
    expect(status).toBe(2);
    expect(stderr).toContain(`There is no ${file} here, so nothing answers by itself`);
  });

  it('has --help with all its manners', async () => {
    const { status, stdout } = await clone.wirebook('peer', '--help');
    expect(status).toBe(0);
    for (const option of [
      '--chop',
      '--delay',
      '--reset-after',
      '--half-close',
      '--stop-reading',
      '--reference',
    ])
      expect(stdout).toContain(option);
  });
});
