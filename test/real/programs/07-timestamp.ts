import { xinetd } from '../software.ts';
import { inLesson, without } from './program.ts';

const stamping = [
  'stamps-a-line',
  'answers-the-next-line',
  'serves-the-next-client',
  'joins-a-split-line',
  'takes-lines-apart',
  'listens-where-told',
  'serves-both',
  'keeps-clients-apart',
  'ends-with-the-client',
  'survives-a-reset',
  'returns-a-long-line',
];
// What of a client of lines the wire shows.
export const copyingLines = [
  'sends-a-line',
  'prints-the-answer',
  'sends-the-next-line',
  'joins-a-split-answer',
  'waits-for-the-last-answer',
];

export default inLesson('07', [
  {
    needs: ['socat', 'perl'],
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr EXEC:'perl stamp.pl'",
    keeps: stamping,
  },
  {
    needs: ['ncat'],
    role: 'server',
    command: "ncat -k -l {host} {port} --sh-exec 'sh stamp.sh'",
    // The shell reads a million letters one by one.
    leavesToChance: ['returns-a-long-line'],
    keeps: without(stamping, 'returns-a-long-line'),
  },
  {
    needs: ['xinetd', 'perl'],
    role: 'server',
    command: `${xinetd} stamp.conf`,
    port: 'built in',
    keeps: without(stamping, 'listens-where-told'),
  },
  {
    needs: ['socat'],
    role: 'client',
    command: 'socat - TCP:{host}:{port}',
    keeps: copyingLines,
  },
  { needs: ['ncat'], role: 'client', command: 'ncat {host} {port}', keeps: copyingLines },
]);
