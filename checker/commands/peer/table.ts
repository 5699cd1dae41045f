import picocolors from 'picocolors';
import type { LivePeer } from '../../rehearsal/live-peer.ts';
import { typed } from '../../rehearsal/typed.ts';
import { paragraph } from '../../report/layout.ts';
import { inLines, live } from '../../wire/live.ts';
import { Tape } from '../../wire/tape.ts';
import { keyboard, piped, type Keyboard, type Listening } from './keyboard.ts';
import type { Hand } from './hand.ts';
import type { Surroundings } from '../surroundings.ts';

// Where a conversation by hand is seen and typed: each event is a row at once, each line goes to the peer.
export interface Table {
  readonly tape: Tape;
  // Until the conversation is over, or the person leaves.
  readonly until: (peer: LivePeer) => Promise<void>;
}

export function table(
  { cast: { name, program, kind }, reference }: Hand,
  { look, terminal, print }: Surroundings,
): Table {
  let keys: Keyboard | undefined;
  const { dim } = picocolors.createColors(look.colour);
  const drawn = { program: program.name, names: [name], width: look.columns, faint: dim };
  const show = (row: string): void => {
    if (keys) keys.show(row);
    else print(`${row}\n`);
  };
  const tape = new Tape(event => {
    // A refusal is said in a sentence that tells what to do.
    if (event.kind !== 'refused') inLines(event).forEach(one => show(live(one, drawn)));
  });
  const newline = kind === 'udp' && !reference ? '' : '\n';
  const hears = (peer: LivePeer, leave: () => void): Listening => ({
    line: (text, how) => {
      const said = typed(text, how === 'ended' ? newline : '');
      if ('fault' in said) paragraph(`· ${said.fault}`, look.columns, 2, 2).forEach(show);
      else if (said.bytes.length > 0 || kind === 'udp') peer.say(said.bytes);
    },
    end: how => peer.end(how),
    leave,
  });
  return {
    tape,
    until: async peer => {
      try {
        await new Promise<void>(resolve => {
          keys = (terminal === 'here' && process.stdin.isTTY ? keyboard : piped)(hears(peer, resolve));
          void peer.over.then(resolve);
        });
      } finally {
        keys?.close();
      }
    },
  };
}
