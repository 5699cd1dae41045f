import { describe, expect, it } from 'vitest';
import { anywhere, bytesAnywhere, type Machine } from '../../checker/book/machine.ts';
import { withoutPorts } from '../../checker/book/ports.ts';

const given = [
  { name: 'server', port: 43_871 },
  { name: 'ana', port: 51_002 },
  { name: 'chosen', port: 12_345 },
];

describe('a port that the system gave', () => {
  it.each([
    ['listening on 127.0.0.1:43871\n', 'listening on 127.0.0.1:server-port\n'],
    ['client [::1]:51002', 'client [::1]:ana-port'],
    ['Received from 127.0.0.1#51002: hi', 'Received from 127.0.0.1#ana-port: hi'],
    ['my own port is 51002.', 'my own port is ana-port.'],
    ['listening on :::43871', 'listening on :::server-port'],
    ['listening on 0.0.0.0:60999', 'listening on 0.0.0.0:PORT'],
    ['listening on [::]:60999', 'listening on [::]:PORT'],
  ])('is a name: %j', (text, named) => {
    expect(withoutPorts(text, given)).toBe(named);
  });

  it.each(['127.0.0.1:5001', '127.0.0.1:0', '127.0.0.1:12345', '143871 bytes', '60999 bytes', 'at 12:34:56'])(
    'is not taken for one that a person chose, or for another number: %j',
    text => {
      expect(withoutPorts(text, given)).toBe(text);
    },
  );
});

describe('what only this machine knows is left out', () => {
  const machine: Machine = {
    ports: given,
    folder: '/tmp/wirebook-run-1-x/04/a',
    shownAs: 'lessons/04-x',
    sockets: ['/tmp/wirebook-run-1-x/s-1'],
    clock: 'runs',
  };

  it('of the folder in which its sockets are', () => {
    expect(anywhere('listening on /tmp/wirebook-run-1-x/s-1/a.sock', machine)).toBe(
      'listening on /tmp/check/a.sock',
    );
  });

  it('of the time of day, unless the clock stands', () => {
    expect(anywhere('[Mon Feb  4 08:46:40 2019] tick', machine)).toBe('[Www Mmm dd hh:mm:ss yyyy] tick');
    expect(anywhere('[Mon Feb 4 08:46:40 2019] tick', machine)).toBe('[Www Mmm dd hh:mm:ss yyyy] tick');
    expect(anywhere('[Mon Feb  4 08:46:40 2019]', { ...machine, clock: 'stands' })).toContain('Mon Feb  4');
  });

  it('of an exception, all but its message: the rest differs from one Node to the next', () => {
    const crash = `starting
/tmp/wirebook-run-1-x/04/a/server.ts:17
  throw new Error('no');
        ^

Error: no
    at <anonymous> (/tmp/wirebook-run-1-x/04/a/server.ts:17:37)
    at ModuleJob.run (node:internal/modules/esm/module_job:325:25)

Node.js v20.20.2
`;
    expect(anywhere(crash, machine)).toBe('starting\nError: no\n');
    const event = `node:events:497
      throw er; // Unhandled 'error' event
      ^

Error: listen EADDRINUSE: address already in use 127.0.0.1:43871
    at Server.setupListenHandle [as _listen2] (node:net:1908:16)
Emitted 'error' event on Server instance at:
    at emitErrorNT (node:net:1887:8) {
  code: 'EADDRINUSE'
}

Node.js v22.1.0
`;
    expect(anywhere(event, machine)).toBe(
      'Error: listen EADDRINUSE: address already in use 127.0.0.1:server-port\n',
    );
  });

  it('folders are the learner’s own, and process ids have no number', () => {
    expect(anywhere('in /tmp/wirebook-run-1-x/04/a/server.ts', machine)).toBe('in lessons/04-x/server.ts');
    expect(anywhere('(node:4242) Warning: x', machine)).toBe('(node:PID) Warning: x');
  });

  it('bytes that are no text stay what they are', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    expect([...bytesAnywhere(bytes, machine)]).toEqual([...bytes]);
  });
});
