import { end, path, type Beside } from './ends.ts';
import type { Arg } from './steps.ts';

// Where a program is told to listen or to dial, and where nobody answers.

// An endpoint where a connection is refused, and a datagram too: its port is held, and nobody takes anything there.
export const refusing = (name: string, at: Beside = {}) => end(name, 'near', 'the start', 'nobody', at);
export const nobody = refusing('nobody');
export const nobody6 = refusing('nobody6', { host: '::1' });

// An endpoint that gives no answer at all: a listener whose queue is full.
export const silent = (name: string, at: Beside = {}) => end(name, 'near', 'the start', 'silent', at);

// The endpoint that the program is given: 127.0.0.1 and port 0, or `--port`; or a path. A program given it listens.
export const here = { ...end('here', 'near', 'the start', 'given'), ...path('here', 'given') };
// The same at the loopback address of IPv6, and at the any-address of either family.
export const here6 = end('here6', 'near', 'the start', 'given', { host: '::1' });
export const everywhere4 = end('everywhere4', 'near', 'the start', 'given', { host: '0.0.0.0' });
export const everywhere6 = end('everywhere6', 'near', 'the start', 'given', { host: '::' });

// Another address of this machine and a port that was free: a program told to listen there has to.
export const there = end('there', 'near', 'the start', 'there');
// The same at the loopback address of IPv6.
export const there6 = end('there6', 'near', 'the start', 'there', { host: '::1' });

const internet = [here, here6, everywhere4, everywhere6].flatMap(({ host, port }) => [host, port]);
// What makes a program that is given one of them a server.
export const given: ReadonlySet<Arg> = new Set<Arg>([...internet, here.path]);
