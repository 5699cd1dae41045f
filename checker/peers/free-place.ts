import { once } from 'node:events';
import { createServer } from 'node:net';
import type { InternetEndpoint } from '../vocabulary.ts';
import { text } from '../wire/kernel/proc.ts';
import { takesDatagrams } from './dead-port.ts';

// A place that a program is told to listen at: free for streams and for datagrams, and no other checker's as long as it is kept.
export interface FreePlace {
  readonly near: InternetEndpoint;
  readonly giveBack: () => void;
}

const tries = 100;

// At another address of this machine's loopback (the one that is asked for; 127.0.0.2, else ::1). Its port is one that the kernel gives
// to nobody by itself: what it might give away could be taken when the program comes to it.
export async function freePlace(wanted?: string): Promise<FreePlace> {
  const hosts = wanted === undefined ? ['127.0.0.2', '::1'] : [wanted];
  for (const host of hosts)
    for (let left = tries; left > 0; left--) {
      const near = { host, port: anyPort() };
      const kept = await keep(near);
      if (!kept) continue;
      const found = await takesStreams(near);
      if (found === 'free' && (await takesDatagrams(near))) return { near, giveBack: kept };
      kept();
      if (found === 'no such address') break;
    }
  throw new Error(`this machine has no free place at ${hosts.join(' or ')}`);
}

// Below these are services that somebody may have.
const lowest = 10_240;
const highest = 65_535;

function anyPort(): number {
  const [from = 0, to = 0] = givenByTheKernel();
  const below = Math.max(0, from - lowest);
  const above = Math.max(0, highest - to);
  // A machine may let its kernel have all of them.
  if (below + above === 0) return lowest + any(highest - lowest);
  const at = any(below + above);
  return at < below ? lowest + at : to + 1 + at - below;
}

const any = (count: number): number => Math.floor(Math.random() * count);

// The ephemeral ports, first and last (RFC 6335, section 6, where the system does not say).
function givenByTheKernel(): readonly number[] {
  const told = text('/proc/sys/net/ipv4/ip_local_port_range').trim();
  return told === '' ? [49_152, 65_535] : told.split(/\s+/).map(Number);
}

// Checkers keep a place from each other by a name that only one of them can have: a Unix socket's in the kernel alone, which goes
// with whoever has it. Elsewhere than on Linux chance has to do.
async function keep({ host, port }: InternetEndpoint): Promise<(() => void) | undefined> {
  if (process.platform !== 'linux') return () => undefined;
  const holder = createServer();
  holder.listen(`\0wirebook ${host} ${port}`);
  try {
    await once(holder, 'listening');
  } catch {
    return undefined;
  }
  holder.unref();
  return () => void holder.close();
}

async function takesStreams(place: InternetEndpoint): Promise<'free' | 'taken' | 'no such address'> {
  const server = createServer();
  server.listen(place);
  try {
    await once(server, 'listening');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code !== 'EADDRINUSE';
    return absent ? 'no such address' : 'taken';
  }
  server.close();
  await once(server, 'close');
  return 'free';
}
