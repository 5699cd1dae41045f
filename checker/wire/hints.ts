import type { FailureKind } from '../vocabulary.ts';

// Who met the failure, and in escaped text what was due and what came; '' where there is nothing to quote.
export interface Told {
  readonly actor: string;
  readonly program: string;
  readonly expected: string;
  readonly actual: string;
}

// What to do next after a failure that no misconception explains: one step, for a program in any language.
export function plainHint(kind: FailureKind, { actor, program, expected }: Told): string {
  const place = /(?:^| )\//.test(expected) ? 'PATH' : 'HOST and PORT';
  switch (kind) {
    case 'silence':
      return `Find the line of ${program} that should send this. Does the program ever get there?`;
    case 'too little':
      return 'Look for what your program keeps back, leaves out, or sends only later.';
    case 'too much':
      return `Find the line of ${program} that sends the rest. Does it run once too often, or too soon?`;
    case 'wrong bytes':
      return 'Compare the two from the left; where a caret (^) stands, it marks the first byte that differs.';
    case 'end':
      return 'End your side of a connection only when everything that is due has been sent.';
    case 'reset':
      return 'A reset throws away what is still under way. End the connection instead of destroying it, and read what has come in first.';
    case 'refusal':
      return `A connection needs a program that listens. Use the ${place} from the command line, and go on listening.`;
    case 'no end':
      return 'A connection stays open until both sides end it. End yours when nothing more is to be sent.';
    case 'no reset':
      return 'Ending a connection lets everything arrive first; a reset drops it at once. This check asks for the reset (in Node, socket.resetAndDestroy).';
    case 'no refusal':
      return 'Ending a connection leaves the listener open. Close the listener too.';
    case 'no connection':
      return `Connect to the ${place} on the command line; ${actor} is listening there.`;
    case 'out of reach':
      return 'That place belonged to somebody else. See whether anybody answers at a place before you take it over or remove it.';
    case 'never reads':
      return 'Bytes wait in the operating system until a program reads them. Ask for them, and let nothing pause the connection.';
    case 'too early':
      return 'Find the time that the contract names, and start to count it where the contract does.';
    case 'too late':
      return 'Find what your program waits for at this point, and whether it has to.';
    case 'not started':
      return 'Mend what is named above, save the file, and check again.';
    case 'crash':
      return 'Read its last words above, if it left any: they name the line of your code where it happened.';
    case 'not listening':
      return `Listen (with UDP: bind) at the ${place} from the command line. Does the program reach that line?`;
    case 'listening elsewhere':
      if (place === 'PATH')
        return 'The argument is the PATH. Give it to the call that listens or binds, as it is.';
      return 'The first argument is the HOST, the second the PORT. Give both to the call that listens or binds.';
    case 'wrong output':
      return 'Compare it with the contract character by character: capitals, spaces and the newline at the end count.';
    case 'no output':
      return `Print it on standard ${expected.endsWith('standard error') ? 'error' : 'output'} as soon as it is true; a line needs its newline.`;
    case 'wrong exit':
      return 'The exit status tells whoever started the program how it went: 0 is well, 1 a network problem, 2 bad arguments. End with the one that is true.';
    case 'no exit':
      return 'Something keeps it awake: an open connection, a listener, a timer or its input. Close what you no longer need.';
    case 'over limits':
      return 'Look for a loop that never waits, or for something that grows and is never given back.';
    case 'file left':
      return 'Remove what you have made before you end, whichever way you end.';
    case 'file gone':
      return 'Look at what a file is, and whose, before you remove it.';
    case 'free':
      return `Read the contract once more, and look at what ${program} did in the picture above.`;
  }
}

// The same after Node's exit status 13.
export const inVainHint =
  'Exit status 13 is Node’s: an await outside of all functions waited for what could no longer come. Find out what that was, and who should have brought it.';
