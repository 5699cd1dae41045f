import type { InternetEndpoint } from '../vocabulary.ts';
import { betweenSockets } from '../wire/kernel/backlog.ts';
import { udpTable, type UdpRow } from '../wire/kernel/datagrams.ts';
import { namesPort } from '../wire/kernel/sockets.ts';
import type { Behind } from './barrier.ts';
import type { Mailbox } from './mailbox.ts';

// Looks at the kernel's queues until all that these mailboxes have sent is known to have been read: twice in a row, since a datagram
// may be between two queues at the moment of one look.
export class DatagramReading {
  readonly #mailboxes: readonly Mailbox[];
  #seenRead = 0;

  constructor(mailboxes: readonly Mailbox[]) {
    this.#mailboxes = mailboxes;
  }

  // The first mailbox whose datagrams may not have been read yet.
  look(): Behind | undefined {
    const [first] = this.#mailboxes;
    if (!first) return undefined;
    const late = this.#mailboxes.find(({ unconfirmed }) => [...unconfirmed].some(isUnread));
    const known = late === undefined && betweenSockets() !== 'something';
    this.#seenRead = known ? this.#seenRead + 1 : 0;
    return this.#seenRead < 2 ? { name: (late ?? first).name, lies: late !== undefined } : undefined;
  }
}

// Whether a datagram has come to these mailboxes that this process has not looked at yet.
export const somethingArrives = (mailboxes: readonly Mailbox[]): boolean =>
  mailboxes.length > 0 && (betweenSockets() !== 'nothing' || mailboxes.some(({ near }) => isUnread(near)));

// How many datagrams found no room at these mailboxes: the checker's own loss.
export const lost = (mailboxes: readonly Mailbox[]): number =>
  mailboxes.flatMap(({ near }) => rowsAt(near)).reduce((sum, { drops }) => sum + drops, 0);

const isUnread = (end: InternetEndpoint): boolean => rowsAt(end).some(({ rxQueue }) => rxQueue > 0);

const rowsAt = ({ host, port }: InternetEndpoint): UdpRow[] =>
  udpTable(namesPort([port])).filter(
    ({ local }) => local.port === port && [host, '0.0.0.0', '::'].includes(local.host),
  );
