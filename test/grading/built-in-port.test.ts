import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { check, client, here, program, there } from '../../checker/lesson/index.ts';
import { inTimeWait } from '../../checker/wire/kernel/sockets.ts';
import { freePort } from '../support/ports.ts';
import { graded } from '../support/stagehand.ts';

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

// As tutorials write it: the port is built in, SO_REUSEADDR is not set, and the server closes first.
const tutorial = (port: number, clients: string): string => `import socket
listener = socket.socket()
listener.bind(('127.0.0.1', ${port}))
listener.listen()
${clients}
    connection, address = listener.accept()
    connection.sendall(b'bye\\n')
    connection.close()
`;

const ana = client('ana');
const server = program('server', 'server.ts', here.host, here.port);
const hearsBye = [ana.connects(), ana.receives('bye\n'), ana.hearsEnd(), ana.leaves()];
const outcomes = async (checks: Parameters<typeof graded>[0], clients: string) => {
  const port = await freePort();
  const report = await graded(
    checks,
    { 'server.py': tutorial(port, clients) },
    { commands: { server: 'python3 server.py' }, port },
  );
  const each = report.checks.map(
    ({ outcome, because, failure }) => failure?.actual ?? because?.words ?? outcome,
  );
  return { port, each };
};

describe.skipIf(!hasPython())(
  `a program with its port built in${hasPython() ? '' : ' (skipped: there is no python3 here)'}`,
  () => {
    it('is started again at once, one process at a time, also where it closes first', async () => {
      const alone = ['one', 'two', 'three'].map(id =>
        check(id, 'It says bye.', server, server.starts(), ...hearsBye, server.exits(0)),
      );
      const { port, each } = await outcomes(alone, 'for only in [1]:');
      expect(each).toEqual(['passed', 'passed', 'passed']);
      expect(inTimeWait({ host: '127.0.0.1', port })).toHaveLength(1);
    });

    it('is not asked to listen elsewhere, and starts afresh beside checks that share a process', async () => {
      const shared = (id: string) => check(id, 'It says bye.', server, ...hearsBye);
      const elsewhere = check(
        'elsewhere',
        'It listens there.',
        server,
        server.starts(there.host, there.port),
        server.listensAt(there),
      );
      const alone = check('alone', 'It says bye.', server, server.starts(), ...hearsBye);
      const { each } = await outcomes([shared('one'), elsewhere, alone, shared('two')], 'while True:');
      expect(each).toEqual(['passed', 'the command of server has no {host}', 'passed', 'passed']);
    });
  },
);
