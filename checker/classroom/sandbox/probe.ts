import { spawnSync } from 'node:child_process';
import { system } from '../../program/cell.ts';
import { unprivileged } from './outer.ts';

// Why there is no sandbox to be had on this machine, in one line; undefined where there is one. It is tried, not looked for.
export function noSandbox(): string | undefined {
  if (process.platform !== 'linux') return 'bubblewrap needs Linux';
  const space = [
    '--unshare-user',
    '--unshare-pid',
    ...system(),
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--tmpfs',
    '/tmp',
  ];
  const cell = ['bwrap', ...space, '--', 'true'];
  const twice = ['bwrap', ...space, '--unshare-net', '--', ...cell];
  const { command, args } = unprivileged(twice);
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000 });
  if (status === 0) return undefined;
  if (error && 'code' in error && error.code === 'ENOENT') return `there is no ${command} on this machine`;
  return stderr.trim().split('\n').at(-1) ?? 'bubblewrap failed';
}
