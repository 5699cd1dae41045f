import { xinetd } from '../software.ts';
import { inLesson, without } from './program.ts';

const greeting = [
  'listens-where-told',
  'greets-a-client',
  'greets-the-next-client',
  'closes-the-connection',
  'does-not-wait-for-a-client',
  'survives-a-reset',
];

export default inLesson('02', [
  {
    needs: ['socat'],
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr SYSTEM:'echo Thank you for connecting'",
    keeps: greeting,
  },
  {
    needs: ['ncat'],
    role: 'server',
    command: `ncat -k -l {host} {port} --sh-exec 'printf "Thank you for connecting"'`,
    keeps: greeting,
  },
  {
    needs: ['ncat'],
    role: 'server',
    command: `ncat -k -l 127.0.0.1 PORT --sh-exec 'printf "Thank you for connecting"'`,
    port: 'built in',
    keeps: without(greeting, 'listens-where-told'),
  },
  {
    needs: ['xinetd'],
    role: 'server',
    command: `${xinetd} thanks.conf`,
    port: 'built in',
    keeps: without(greeting, 'listens-where-told'),
  },
]);
