import { describe, expect, it } from 'vitest';
import { check, program, user } from '../../checker/lesson/index.ts';
import { gradedOne } from '../support/stagehand.ts';

describe('a command of the shell', () => {
  const client = program('client', 'client.ts');
  const ends = check(
    'ends',
    'It ends.',
    client,
    client.prints('ready'),
    user.signals('SIGTERM'),
    client.exits(3),
  );
  const graceful = `process.on('SIGTERM', () => process.exit(3)); console.log('ready'); setInterval(() => {}, 1000);`;

  it.each(['node client.mjs', 'echo hello; node client.mjs', 'node client.mjs | cat; exit 3'])(
    'ends on a signal as its program does: %s',
    async command => {
      const { outcome, failure } = await gradedOne(
        ends,
        { 'client.mjs': graceful },
        { commands: { client: command } },
      );
      expect(failure?.actual ?? outcome).toBe('passed');
    },
  );

  it('is ended by the signal that nobody handles', async () => {
    const report = await gradedOne(
      ends,
      { 'client.mjs': graceful.replace(/process\.on.*?;\s*(?=console)/, '') },
      { commands: { client: 'node client.mjs' } },
    );
    expect(report.failure).toMatchObject({ kind: 'wrong exit', actual: 'exit status 143' });
  });
});
