import { describe, expect, it } from 'vitest';
import { check, here, program, server as serverPeer } from '../../checker/lesson/index.ts';
import { gradedOne } from '../support/stagehand.ts';

const eve = serverPeer('eve');
const server = program('server', 'server.ts', here.host, here.port);
const client = program('client', 'client.ts', eve.host, eve.port);
const listens = check('listens', 'It listens.', server, server.announces());
const dials = check('dials', 'It dials.', client, eve.accepts());

const hint = async (...[one, programs]: Parameters<typeof gradedOne>): Promise<string> =>
  (await gradedOne(one, programs)).failure?.hint ?? '';

const todo = '// TODO 1: Say where it listens.';

describe('what to do next', () => {
  it('is the first step of the skeleton that is left', async () => {
    expect(await hint(listens, { 'server.ts': `${todo}\nprocess.stdin.resume();` })).toMatch(/^step 1 /);
  });

  it.each([
    ['a crash', "throw new Error('no');", /last words/],
    ['what cannot be read', 'const x = ;', /named above/],
  ])('but before that %s', async (_, source, words) => {
    expect(await hint(listens, { 'server.ts': `${todo}\n${source}` })).toMatch(words);
  });

  it('where no step is left, the await that nothing will ever end', async () => {
    const waits =
      "import { once, EventEmitter } from 'node:events';\nawait once(new EventEmitter(), 'ready');";
    for (const [one, file] of [
      [listens, 'server.ts'],
      [dials, 'client.ts'],
    ] as const) {
      expect(await hint(one, { [file]: waits })).toMatch(/^Exit status 13 .* await /);
      expect(await hint(one, { [file]: `${todo}\n${waits}` })).toMatch(/^step 1 /);
    }
  });
});
