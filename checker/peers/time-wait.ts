import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { InternetEndpoint } from '../vocabulary.ts';
import { inTimeWait } from '../wire/kernel/sockets.ts';

const mostMs = 200;

// Makes a place where nobody listens free at once for a server without SO_REUSEADDR, which could not listen there for a minute.
// A connection attempt from the far end of an old connection is answered by what is left of it with an ACK that fits nothing;
// the reset that this provokes ends its TIME-WAIT (RFC 1337, section 1; a kernel that forbids it stays as it is).
export async function endTimeWait(place: InternetEndpoint): Promise<void> {
  const attempts = inTimeWait(place).map(({ host, port }) =>
    createConnection({ ...place, localAddress: host, localPort: port }).on('error', ignore),
  );
  const until = performance.now() + mostMs;
  while (attempts.length > 0 && performance.now() < until && inTimeWait(place).length > 0) await pause(1);
  for (const attempt of attempts) attempt.destroy();
}

const ignore = (): void => {
  // It was never meant to succeed.
};
