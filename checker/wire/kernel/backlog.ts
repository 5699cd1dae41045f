import { text } from './proc.ts';

// Whether no packet waits between two sockets of this machine, on any processor: what was sent over loopback has arrived.
// Unknown where the kernel does not say; it does so since 5.10.
export function betweenSockets(): 'nothing' | 'something' | 'unknown' {
  const processors = text('/proc/net/softnet_stat')
    .trim()
    .split('\n')
    .map(line => line.split(' '));
  if (!processors.every(columns => columns.length > 12)) return 'unknown';
  return processors.every(columns => parseInt(columns[11] ?? '', 16) === 0) ? 'nothing' : 'something';
}
