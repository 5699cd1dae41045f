import { describe, expect, it } from 'vitest';
import { check, program, server } from '../../checker/lesson/index.ts';
import { gradedOne } from '../support/stagehand.ts';

const eve = server('eve');
const asking = program('client', 'client.ts', eve.host, eve.port);
const goesOn = check('goes-on', 'It waits for its answer.', asking, eve.accepts(), asking.goesOn());
const client = (then: string) => `
import { connect } from 'node:net';
const [host, port] = process.argv.slice(2);
const socket = connect(Number(port), host, () => { ${then} });
`;

describe('a program that is to go on', () => {
  it('passes while it waits, also when it has sent its FIN', async () => {
    expect((await gradedOne(goesOn, { 'client.ts': client('socket.end();') })).outcome).toBe('passed');
  });

  it('fails when it has left', async () => {
    const { failure } = await gradedOne(goesOn, { 'client.ts': client('process.exit(0);') });
    expect(failure).toMatchObject({ kind: 'wrong exit', expected: 'a program that goes on' });
  });
});
