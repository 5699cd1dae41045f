import type { Endpoint, InternetEndpoint } from '../vocabulary.ts';
import type { End, Ref, Since } from './values.ts';

// An address of this machine that a peer is to have, as in { host: '::1' }.
export interface At {
  readonly host?: string;
}
// The same at the port of another: whoever has one name and several addresses is dialled at one port.
export interface Beside extends At {
  readonly beside?: { readonly port: Ref<number> };
}

// The end of an actor, its own (near) or the other as it sees it (far), as values of the run.
export function end(
  actor: string,
  side: 'near' | 'far',
  since: Since,
  standing: End['standing'],
  at: Beside = {},
) {
  const whose = side === 'near' ? actor : `${actor}'s caller`;
  const ref = <T>(what: string, part: (end: Endpoint) => T): Ref<T> => ({
    label: `${whose} ${what}`,
    since,
    in: run => part(run[side](actor)),
    end: { actor, standing, ...placed(at) },
  });
  const internet = (whole: Endpoint): InternetEndpoint => {
    if ('port' in whole) return whole;
    throw new Error(`${whose} is at a path, which has no host and no port`);
  };
  return {
    address: ref('HOST:PORT', whole => whole),
    host: { ...ref('HOST', whole => internet(whole).host), place: 'host' },
    port: { ...ref('PORT', whole => internet(whole).port), place: 'port' },
  };
}

// Where such a peer is to be, as an end says it.
export function placed({ host, beside }: Beside): Pick<End, 'host' | 'beside'> {
  return {
    ...(host !== undefined && { host }),
    ...(beside?.port.end && { beside: beside.port.end.beside ?? beside.port.end }),
  };
}

// The same at a path: whoever is asked for it is a Unix socket there.
export function path(actor: string, standing: End['standing']): { readonly path: Ref<string> } {
  const end = { actor, standing, family: 'unix' } as const;
  const ref: Ref<string> = {
    label: `${actor} PATH`,
    since: 'the start',
    in: run => pathOf(actor, run.near(actor)),
    end,
    place: 'path',
  };
  return { path: ref };
}

function pathOf(actor: string, end: Endpoint): string {
  if ('path' in end) return end.path;
  throw new Error(`${actor} is at a host and a port, which have no path`);
}
