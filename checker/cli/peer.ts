import type { Command } from 'commander';
import type { PeerOptions } from '../commands/peer/asked.ts';
import type { Surroundings } from '../commands/surroundings.ts';
import type { Does } from './doing.ts';
import { wholeNumber } from './values.ts';

// The command by which a person is the other end.
export function addPeer(wirebook: Command, does: Does, around: Surroundings): void {
  wirebook
    .command('peer')
    .description('be the server or the client that your program talks with, by hand, and see what passes')
    .argument('<lesson>', 'number or folder name, as in 04 or 04-tcp-uppercase')
    .argument('<role>', 'what the checker is to be: server or client; your program is the other one')
    .argument('[place]', 'where your server listens, HOST:PORT or a path; without it, it is started for you')
    .option(
      '--host <host>',
      'the address or name to listen at, or that your server is given; else this machine',
    )
    .option('--v4', 'tell your program this family (lesson 09)')
    .option('--v6', 'the same for IPv6')
    .option('--dual', 'the same for both families')
    .option(
      '--reference',
      "let the lesson's own solution speak, not you; where it has a keyboard, you type to it",
    )
    .option('--chop', 'send single bytes, each once the one before it has been read')
    .option('--delay <ms>', 'wait so long before everything that is sent', wholeNumber(0, 60_000), 0)
    .option(
      '--reset-after <bytes>',
      'break off with RST when so many bytes have passed, both ways together',
      wholeNumber(0, Number.MAX_SAFE_INTEGER),
    )
    .option('--half-close', 'send FIN behind the first line, and go on reading')
    .option('--stop-reading', 'never read')
    .addHelpText(
      'after',
      `
What you type is sent as a line, with its newline. A line in quotes is sent as drawings
show it: "hel" has no newline, "lo\n" has one, "\xc3" is one byte. Ctrl+D sends FIN,
Ctrl-C leaves. Without a terminal, lines are read from standard input.

Exit status: 0 over, 1 nobody to talk with, 2 usage, 3 the checker itself is broken.`,
    )
    .action((lesson: string, role: string, place: string | undefined, options: PeerOptions) =>
      does(async () => (await import('../commands/peer.ts')).peer(lesson, role, place, options, around)),
    );
}
