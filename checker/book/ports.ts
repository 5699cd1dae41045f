// A port that the system gave in one run, and whose it is.
export interface Given {
  readonly name: string;
  readonly port: number;
}

// Ports as names, so that two runs read alike: `127.0.0.1:43871` becomes `127.0.0.1:ana-port`, and `127.0.0.1:PORT` where nobody knows whose it is.
// The host stays, since it tells; so does a port that was chosen by a person.
export function withoutPorts(text: string, given: readonly Given[]): string {
  const names = new Map(given.filter(({ port }) => isGiven(port)).map(({ name, port }) => [port, name]));
  return text
    .replace(/(?<!\d)\d{5}(?!\d)/g, digits => {
      const name = names.get(Number(digits));
      return name === undefined ? digits : `${name}-port`;
    })
    .replace(/(?<=[\d\]:a-f][:#])\d{5}(?!\d)/g, digits => (isGiven(Number(digits)) ? 'PORT' : digits));
}

// Of the ranges from which systems give them: Linux from 32768, others from 49152.
const isGiven = (port: number): boolean => port >= 32_768 && port <= 65_535;
