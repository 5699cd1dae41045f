import { join } from 'node:path';
import type { End } from '../lesson/values.ts';
import { freePlace } from '../peers/free-place.ts';
import { listen } from '../peers/listener.ts';
import { mailbox } from '../peers/mailbox.ts';
import { nobodyThere } from '../peers/places.ts';
import { silence } from '../peers/silence.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Stage } from './stage.ts';
import { Unavailable } from './starting.ts';

export type Close = () => void | Promise<void>;

export const loopback = '127.0.0.1';
const mostAttempts = 20;

// Puts everybody where he is to be, those who stand beside another after that one. `closers` are told how each goes away.
export async function stand(ends: readonly End[], stage: Stage, closers: Close[]): Promise<void> {
  const all = ends.filter(({ standing }) => standing !== 'nothing');
  for (const first of all.filter(({ beside }) => !beside))
    await together([first, ...all.filter(({ beside }) => beside?.actor === first.actor)], stage, closers);
}

// Those who share a port; where the one that the first got is taken at another address, all of them try again.
async function together(group: readonly End[], stage: Stage, closers: Close[], attempt = 1): Promise<void> {
  const before = closers.length;
  let port = 0;
  try {
    for (const end of group) {
      const near = await open(end, port, stage, closers);
      if ('port' in near) port = near.port;
    }
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || attempt === mostAttempts) throw error;
    for (const close of closers.splice(before)) await close();
    await together(group, stage, closers, attempt + 1);
  }
}

async function open(
  { actor, standing, host: told, family }: End,
  port: number,
  stage: Stage,
  closers: Close[],
): Promise<Endpoint> {
  const { listeners, mailboxes, places, tape, senses, sources } = stage;
  const host = told ?? loopback;
  const at = family === 'unix' ? pathOf(actor, stage) : { host, port };
  const stands = (near: Endpoint, close?: Close): Endpoint => {
    places.set(actor, near);
    if (close) closers.push(close);
    return near;
  };
  switch (standing) {
    case 'listener': {
      const listener = await listen(at, tape);
      listeners.set(actor, listener);
      return stands(listener.near, () => listener.close());
    }
    case 'mailbox': {
      const opened = await mailbox(actor, host, tape);
      mailboxes.set(actor, opened);
      return stands(opened.near, () => opened.close());
    }
    case 'nobody': {
      const nobody = await nobodyThere(host, port);
      return stands(nobody.near, () => nobody.close());
    }
    case 'silent': {
      if (senses !== 'kernel')
        throw new Unavailable('only the kernel of Linux can tell when a queue is full');
      const silent = await silence(host, port, sources.root);
      return stands(silent.near, () => silent.close());
    }
    case 'there': {
      const free = await freePlace(told);
      return stands(free.near, free.giveBack);
    }
    case 'given':
      return stands(family === 'unix' ? at : { host, port: stage.port });
    case 'nothing':
      throw new Error(`${actor} stands nowhere`);
  }
}

// In the check's own folder; the program's own socket is named for the program.
const pathOf = (actor: string, { run, cast }: Stage): Endpoint => ({
  path: join(run.folder(), `${actor === 'here' ? cast.role : actor}.sock`),
});
