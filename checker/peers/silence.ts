import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { InternetEndpoint } from '../vocabulary.ts';
import { namesPort, tcpTable } from '../wire/kernel/sockets.ts';

// An endpoint that neither takes a connection nor refuses it, for as long as it is held.
export interface Silence {
  readonly near: InternetEndpoint;
  close(): Promise<void>;
}

// The smallest that Node asks the system for. Linux lets one more wait than that, and then passes over every SYN.
const backlog = 1;
const mostMs = 10_000;

// A listener whose queue is full, and stays so: nobody accepts, and the checker itself holds the places. `root` is the clone.
// Throws the listener's own error where the place is taken. Linux only: its table of sockets says when the queue is full.
export async function silence(host: string, port: number, root: string): Promise<Silence> {
  const worker = new Worker(join(root, 'checker/peers/never-accepts.cjs'), {
    workerData: { host, port, backlog },
    execArgv: [],
  });
  const waiting: Socket[] = [];
  const close = async (): Promise<void> => {
    for (const socket of waiting) socket.resetAndDestroy();
    await worker.terminate();
  };
  try {
    const near = whereabouts((await once(worker, 'message'))[0]);
    for (let place = 0; place <= backlog; place++) waiting.push(await connected(near));
    await isFull(near);
    return { near, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const Said = z.union([
  z.object({ address: z.string(), port: z.number() }),
  z.object({ code: z.string().optional(), message: z.string() }),
]);

function whereabouts(said: unknown): InternetEndpoint {
  const told = Said.parse(said);
  if ('message' in told) throw Object.assign(new Error(told.message), { code: told.code });
  return { host: told.address, port: told.port };
}

async function connected({ host, port }: InternetEndpoint): Promise<Socket> {
  const socket = createConnection({ host, port });
  await once(socket, 'connect');
  socket.on('error', () => {
    // Its other end goes first.
  });
  return socket;
}

// A listener's receive queue counts the connections that wait to be accepted.
async function isFull({ host, port }: InternetEndpoint): Promise<void> {
  const own = namesPort([port]);
  const until = performance.now() + mostMs;
  while (performance.now() < until) {
    const listener = tcpTable(own).find(
      ({ state, local }) => state === 'LISTEN' && local.host === host && local.port === port,
    );
    if (listener && listener.rxQueue > backlog) return;
    await pause(1);
  }
  throw new Error(`the queue of ${host}:${port} did not fill`);
}
