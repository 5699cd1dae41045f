import type { Endpoint } from '../vocabulary.ts';

// Who stands at an endpoint of a run. Two parties of one name are told apart by nothing but their ports.
export interface Named {
  readonly name: string;
  readonly at: Endpoint;
}

// Ports that the system gave, as names: `127.0.0.1:43871` becomes `ana:port`, and where only the number is known, `PORT`.
export function withoutPorts(text: string, all: readonly Named[]): string {
  const known = all.filter(({ at }) => isGiven(at.port));
  const endpoints = text.replace(
    /(\[[0-9a-f:.]+\]|\d+\.\d+\.\d+\.\d+)([:#])(\d{4,5})(?!\d)/g,
    (whole, host: string, joint: string, digits: string) => {
      const port = Number(digits);
      const here = known.filter(({ at }) => at.port === port);
      const found = here.find(({ at }) => at.host === host.replace(/^\[|\]$/g, ''));
      if (found) return `${found.name}${joint}port`;
      return here.length > 0 || isGiven(port) ? `${host}${joint}PORT` : whole;
    },
  );
  if (known.length === 0) return endpoints;
  const digits = [...new Set(known.map(({ at }) => at.port))].join('|');
  return endpoints.replace(new RegExp(`(?<!\\d)(?:${digits})(?!\\d)`, 'g'), 'PORT');
}

// Of the ranges from which systems give them: Linux from 32768, others from 49152.
const isGiven = (port: number): boolean => port >= 32_768;
