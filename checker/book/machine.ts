import { withoutPorts, type Given } from './ports.ts';

// What of a text depends on the machine that made it: ports, the folders of programs and sockets, process ids, the time of day, Node's own part of a stack trace.
export interface Machine {
  readonly ports: readonly Given[];
  // The folder that held the programs, and the one in which a learner has hers.
  readonly folder: string;
  readonly shownAs: string;
  // Folders of Unix sockets, shown as one in /tmp.
  readonly sockets: readonly string[];
  // Of a clock that stands the time is the same in every run.
  readonly clock: 'stands' | 'runs';
}

export const anywhere = (text: string, { ports, folder, shownAs, sockets, clock }: Machine): string =>
  withoutPorts(
    sockets
      .reduce(
        (told, one) => told.replaceAll(one, '/tmp/check'),
        clock === 'stands' ? lastWordsOnly(text) : withoutTimes(lastWordsOnly(text)),
      )
      .replaceAll(folder, shownAs)
      .replace(/\(node:\d+\)/g, '(node:PID)'),
    ports,
  );

// A time in C's ctime form (or nearly: with a day that is padded otherwise) by its picture, as gaps have it.
const withoutTimes = (text: string): string =>
  text.replace(/\b[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]?\d \d\d:\d\d:\d\d \d{4}\b/g, 'Www Mmm dd hh:mm:ss yyyy');

// The same for bytes, text or not: only ASCII is touched.
export const bytesAnywhere = (bytes: Uint8Array, machine: Machine): Uint8Array =>
  Buffer.from(anywhere(Buffer.from(bytes).toString('latin1'), machine), 'latin1');

// Of an exception that nobody handled, its message: the lines of Node's own source differ from version to version.
const lastWordsOnly = (text: string): string =>
  text.replace(
    /^(?:node:|file:\/\/|\/).*:\d+\n[^]*?^((?:Uncaught )?\w*Error\b.*)\n[^]*?^Node\.js v[\d.]+\n*/gm,
    '$1\n',
  );
