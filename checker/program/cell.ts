import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

// What a program that is kept apart is shown of this machine, each at its own path. It has processes of its own and a temporary folder
// that goes with it, and shares nothing with whoever starts it but the network.
export interface Cell {
  // Where it works: a folder within what it may read.
  readonly works: string;
  // Files and folders that it may read.
  readonly reads: readonly string[];
  // Folders in which it may write too.
  readonly writes: readonly string[];
}

// A command line, and the environment and folder it is started with.
export interface Line {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

// The descriptor on which bubblewrap tells of the program, as JSON lines.
export const statusDescriptor = 3;
// How many processes there are between whoever starts it and the program, itself included: two of bubblewrap's.
export const cellDepth = 3;

const mebibyte = 1024 ** 2;
// Of `/tmp` and `/dev/shm`, in bytes each.
const roomBytes = 32 * mebibyte;
// Processes and threads; a file it writes, in bytes; seconds of processor time.
const bounds = ['--nproc=128', `--fsize=${64 * mebibyte}`, '--nofile=4096', '--cpu=60', '--core=0'];

// The same line, in a cell. Needs bubblewrap, and a user who may have a user namespace.
export function confined({ command, args, env }: Line, cell: Cell): Line {
  const shown = [
    ...system(),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['/tmp', '/dev/shm'].flatMap(room => ['--size', String(roomBytes), '--tmpfs', room]),
    ...cell.reads.flatMap(path => ['--ro-bind', path, path]),
    ...cell.writes.flatMap(path => ['--bind', path, path]),
    ...['--remount-ro', '/', '--chdir', cell.works],
  ];
  const told = Object.entries(env).flatMap(([name, value]) =>
    value === undefined ? [] : ['--setenv', name, value],
  );
  return {
    command: 'bwrap',
    args: [
      ...['user', 'pid', 'ipc', 'uts', 'cgroup-try'].map(space => `--unshare-${space}`),
      ...['--die-with-parent', '--new-session', '--disable-userns', '--cap-drop', 'ALL'],
      ...shown,
      ...['--clearenv', ...told, '--setenv', 'HOME', '/tmp'],
      ...['--json-status-fd', String(statusDescriptor), '--'],
      ...['prlimit', ...bounds, '--', command, ...args],
    ],
    // It stays readable inside.
    env: { PATH: process.env.PATH },
  };
}

// Programs and libraries, and the lists in which names and services are looked up, taken from this folder.
export function system(lists = '/etc'): string[] {
  const own = process.execPath.startsWith('/usr/') ? [] : [process.execPath];
  return [
    ...['--ro-bind', '/usr', '/usr'],
    ...['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'].flatMap(name => asItIs(`/${name}`)),
    ...listNames
      .filter(name => existsSync(join(lists, name)))
      .flatMap(name => ['--ro-bind', join(lists, name), `/etc/${name}`]),
    ...own.flatMap(file => ['--ro-bind', file, file]),
  ];
}

// By which programs find names, users, services, and each other.
export const listNames = ['alternatives', 'hosts', 'nsswitch.conf', 'passwd', 'services', 'protocols'];

function asItIs(folder: string): string[] {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found) return [];
  return found.isSymbolicLink() ? ['--symlink', readlinkSync(folder), folder] : ['--ro-bind', folder, folder];
}
