import { text } from './proc.ts';

// Whether no packet waits between two sockets of this machine, on any processor: what was sent over loopback has arrived.
// False where the kernel does not say; it does so since 5.10.
export function nothingBetweenSockets(): boolean {
  const processors = text('/proc/net/softnet_stat')
    .trim()
    .split('\n')
    .map(line => line.split(' '));
  return processors.every(columns => columns.length > 12 && parseInt(columns[11] ?? '', 16) === 0);
}
