import type { Event, Failure, FailureKind } from '../../checker/vocabulary.ts';
import { comparison } from '../../checker/wire/comparison.ts';

// A failure of each kind as a check might meet it, with the events that led to it.
export interface Met {
  readonly program?: string;
  readonly events: readonly Event[];
  readonly failure: Pick<Failure, 'actor' | 'expected' | 'actual'> & Partial<Failure>;
}

let now = 0;
const happened = (peer: string, kind: Event['kind'], more: Partial<Event> | string = {}): Event => ({
  atMs: (now += 1.7),
  peer,
  kind,
  ...(typeof more === 'string' ? { bytes: bytes(more) } : more),
});
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const asks = (): Event[] => [happened('ana', 'connected'), happened('ana', 'sent', 'hello\n')];
const hello = { sent: '"hello\\n"', expected: '"HELLO\\n"' };
const prints = (text: string) => happened('server', 'printed', { bytes: bytes(text), stream: 'stdout' });

export const met: Readonly<Record<FailureKind, Met>> = {
  silence: { events: asks(), failure: { ...hello, actor: 'ana', actual: '' } },
  'too little': {
    events: [...asks(), happened('ana', 'received', 'HELLO')],
    failure: {
      ...hello,
      actor: 'ana',
      actual: '"HELLO"',
      comparison: comparison(bytes('HELLO\n'), bytes('HELLO')),
    },
  },
  'too much': {
    events: [
      happened('ana', 'connected'),
      happened('ana', 'sent', 'hel'),
      happened('ana', 'received', 'HEL'),
    ],
    failure: {
      actor: 'ana',
      sent: '"hel"',
      expected: 'nothing yet',
      actual: '"HEL"',
      reason: 'the line has no end',
      misconception: 'chunk-is-message',
      sentence: 'You treated one read as one message; TCP keeps order, not boundaries.',
      hint: 'Keep what you have read so far, and act when the message is complete.',
    },
  },
  'wrong bytes': {
    events: [...asks(), happened('ana', 'received', 'HEllo\n')],
    failure: {
      ...hello,
      actor: 'ana',
      actual: '"HEllo\\n"',
      comparison: comparison(bytes('HELLO\n'), bytes('HEllo\n')),
    },
  },
  end: {
    events: [...asks(), happened('ana', 'fin-received')],
    failure: { ...hello, actor: 'ana', actual: 'FIN' },
  },
  reset: {
    events: [...asks(), happened('ana', 'reset', { by: 'program' })],
    failure: { ...hello, actor: 'ana', actual: 'RST' },
  },
  refusal: {
    events: [...asks(), happened('ana', 'fin-sent'), happened('ben', 'refused')],
    failure: { actor: 'ben', expected: 'a connection', actual: 'refused' },
  },
  'no end': {
    events: [...asks(), happened('ana', 'received', 'HELLO\n'), happened('ana', 'fin-sent')],
    failure: { actor: 'ana', sent: 'FIN', expected: 'the end of the connection (FIN)', actual: '' },
  },
  'no reset': { events: asks(), failure: { actor: 'ana', expected: 'a reset (RST)', actual: '' } },
  'no refusal': {
    events: [...asks(), happened('you', 'signalled', { note: 'SIGTERM' }), happened('ben', 'connected')],
    failure: { actor: 'ben', expected: 'to be refused', actual: 'a connection' },
  },
  'no connection': {
    program: 'client',
    events: [happened('client', 'started', { note: '127.0.0.1 daytime:port' })],
    failure: { actor: 'daytime', expected: 'a connection', actual: '' },
  },
  'out of reach': {
    events: [
      happened('server', 'exited', { note: '1' }),
      happened('ana', 'noted', { note: 'does not reach owner (ECONNREFUSED)' }),
    ],
    failure: { actor: 'ana', expected: 'owner', actual: 'ECONNREFUSED' },
  },
  'never reads': {
    events: asks(),
    failure: { actor: 'ana', sent: '"hello\\n"', expected: '', actual: '' },
  },
  'too early': {
    events: [...asks(), happened('ana', 'fin-received')],
    failure: { actor: 'ana', expected: 'FIN after 5 s', actual: 'FIN after 1.2 s' },
  },
  'too late': {
    events: [...asks(), happened('ana', 'received', 'HELLO\n')],
    failure: { actor: 'ana', expected: '"HELLO\\n" within 1 s', actual: '"HELLO\\n" after 2.3 s' },
  },
  'not started': {
    events: [],
    failure: {
      actor: 'server',
      expected: '',
      actual: '',
      crash: [
        'server.ts:12',
        '  const server = createServer(socket => {',
        'Expected ")" but found end of file',
      ],
    },
  },
  crash: {
    events: [
      ...asks(),
      happened('ana', 'reset', { by: 'peer' }),
      happened('server', 'exited', { note: '1' }),
    ],
    failure: {
      actor: 'server',
      expected: '',
      actual: '',
      crash: [
        'server.ts:7',
        '    socket.write(line.toUpperCase());',
        '           ^',
        'Error: read ECONNRESET',
      ],
    },
  },
  'not listening': {
    events: [prints('hello\n')],
    failure: { actor: 'server', expected: '', actual: '' },
  },
  'listening elsewhere': {
    events: [prints('listening on 0.0.0.0 port 4000\n')],
    failure: { actor: 'server', expected: '127.0.0.1 port 41234', actual: '0.0.0.0 port 4000' },
  },
  'wrong output': {
    events: [...asks(), prints('connected to 127.0.0.1:41234\n')],
    failure: {
      actor: 'server',
      expected: '"Got connection from 127.0.0.1:50312\\n"',
      actual: '"connected to 127.0.0.1:41234\\n"',
      comparison: comparison(
        bytes('Got connection from 127.0.0.1:50312\n'),
        bytes('connected to 127.0.0.1:41234\n'),
      ),
    },
  },
  'no output': {
    events: asks(),
    failure: { actor: 'server', expected: '"Got connection from 127.0.0.1:50312\\n"', actual: '' },
  },
  'wrong exit': {
    program: 'client',
    events: [
      happened('daytime', 'connected', { by: 'program' }),
      happened('daytime', 'fin-sent'),
      happened('client', 'printed', { bytes: bytes('nothing came\n'), stream: 'stderr' }),
      happened('client', 'exited', { note: '0' }),
    ],
    failure: { actor: 'client', expected: 'exit status 1', actual: 'exit status 0' },
  },
  'no exit': {
    program: 'client',
    events: [
      happened('daytime', 'connected', { by: 'program' }),
      happened('daytime', 'sent', '12:00\n'),
      happened('daytime', 'fin-sent'),
      happened('daytime', 'fin-received'),
    ],
    failure: { actor: 'client', expected: 'exit status 0', actual: '' },
  },
  'over limits': {
    events: asks(),
    failure: { actor: 'server', expected: '', actual: '600 MiB of memory' },
  },
  'file left': {
    events: [
      happened('server', 'exited', { note: '0' }),
      happened('folder', 'noted', { note: 'server.sock is still there' }),
    ],
    failure: { actor: 'folder', expected: 'no file', actual: '/tmp/check/server.sock' },
  },
  'file gone': {
    events: [
      happened('folder', 'put', { bytes: bytes('notes\n'), note: 'server.sock' }),
      happened('folder', 'noted', { note: 'server.sock is gone' }),
    ],
    failure: { actor: 'folder', expected: 'the file that was there', actual: 'gone' },
  },
  free: {
    events: asks(),
    failure: { actor: 'server', expected: 'curl shows the page', actual: '' },
  },
};
