import { system } from '../../program/cell.ts';
import type { Image } from './image.ts';
import { inside } from './messages.ts';

const mebibyte = 1024 ** 2;
// Of the runner's own temporary folder, in bytes.
const roomBytes = 512 * mebibyte;
// Who has nothing on this machine, where we are root: within, a user namespace needs a user that is not.
const nobody = '65534';

// The command line of a runner in its sandbox: a machine with nothing but the image, one folder of works, and a loopback of its own.
export function outerLine(image: Image, work: string): { command: string; args: string[] } {
  const bubblewrap = [
    'bwrap',
    ...['user', 'pid', 'net', 'ipc', 'uts', 'cgroup-try'].map(space => `--unshare-${space}`),
    ...['--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
    ...system(image.lists),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...['--size', String(roomBytes), '--tmpfs', inside.scratch],
    ...['--ro-bind', image.clone, inside.clone, '--ro-bind', work, inside.work],
    ...['--chdir', inside.work, '--clearenv'],
    ...['--setenv', 'PATH', '/usr/local/bin:/usr/bin:/bin', '--setenv', 'HOME', inside.scratch],
    ...['--setenv', 'LANG', 'C.UTF-8', '--'],
    ...[process.execPath, `${inside.clone}/${image.runner}`],
  ];
  return unprivileged(bubblewrap);
}

// The same command line as nobody's where we are root.
export function unprivileged(line: readonly string[]): { command: string; args: string[] } {
  const [command = '', ...args] = process.getuid?.() === 0 ? [...asNobody, ...line] : line;
  return { command, args };
}

const asNobody = ['setpriv', '--reuid', nobody, '--regid', nobody, '--clear-groups', '--no-new-privs'];
