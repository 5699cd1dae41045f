import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { hasIPv6 } from '../../checker/peers/places.ts';

// Servers of the system stand where a person's PATH need not lead.
export const path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

// The module that lets nginx serve streams, where Debian puts it.
const nginxStream = '/usr/lib/nginx/modules/ngx_stream_module.so';

// Two are no commands, and needed all the same.
const isHere = (command: string): boolean =>
  command === 'IPv6'
    ? hasIPv6()
    : command === 'nginx-stream'
      ? existsSync(nginxStream)
      : spawnSync('/bin/sh', ['-c', `command -v ${command}`], { env: { PATH: path } }).status === 0;

// The options of `it` and the title of a test that meets these commands; where one is absent, the title says so.
export function meeting(commands: readonly string[], title: string): { lacks: boolean; title: string } {
  const absent = commands.filter(command => !isHere(command));
  const why = absent.length > 0 ? ` (skipped: there is no ${absent.join(' and no ')} here)` : '';
  return { lacks: absent.length > 0, title: title + why };
}

// Before 7.96, ncat went on for as long as its standard input was open, whatever the server did.
export const ncatWaitsForInput = (): boolean => {
  const said = spawnSync('ncat', ['--version'], { env: { PATH: path }, encoding: 'utf8' });
  return /Version 7\.(?:\d|[0-8]\d|9[0-5])\b/.test(said.stdout + said.stderr);
};

// A superserver's services are in its configuration, so nobody can tell it on the command line where to listen.
export const xinetd = 'xinetd -dontfork -pidfile xinetd.pid -filelog xinetd.log -f';

// Its configuration for one service, at a port above 1023, for which it needs no rights.
export const xinetdOffering = (service: string, port: number, ...lines: string[]): string =>
  offering(service, port, ['socket_type = stream', 'protocol = tcp', 'wait = no', ...lines]);

// The same for one that takes datagrams.
export const xinetdOfferingDatagrams = (service: string, port: number, ...lines: string[]): string =>
  offering(service, port, ['socket_type = dgram', 'protocol = udp', 'wait = yes', ...lines]);

const offering = (service: string, port: number, lines: readonly string[]): string => `service ${service}
{
  ${lines.join('\n  ')}
  id = ${service}-here
  user = ${userInfo().username}
  bind = 127.0.0.1
  port = ${port}
}
`;

// Its configuration for a server that says one line to whoever connects, and closes.
export const nginxSaying = (line: string, port: number): string => `load_module ${nginxStream};
daemon off;
master_process off;
pid nginx.pid;
events {}
stream { server { listen 127.0.0.1:${port}; return "${line}\\n"; } }
`;
