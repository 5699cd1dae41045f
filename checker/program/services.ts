import { existsSync, readFileSync } from 'node:fs';

const list = '/etc/services';

// The TCP port of a service by its name or one of its aliases, as getservbyname finds it in this machine's list; undefined where it has none.
export const servicePort = (name: string): number | undefined =>
  existsSync(list) ? portIn(readFileSync(list, 'utf8'), name) : undefined;

// A line of the list: NAME PORT/PROTOCOL ALIAS… # comment
export function portIn(text: string, name: string): number | undefined {
  for (const line of text.split('\n')) {
    const [first, place = '', ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    const port = /^(\d+)\/tcp$/.exec(place)?.[1];
    if (port !== undefined && [first, ...aliases].includes(name)) return Number(port);
  }
  return undefined;
}
