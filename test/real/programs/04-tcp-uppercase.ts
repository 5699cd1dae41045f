import { xinetd } from '../software.ts';
import { inLesson, without } from './program.ts';

const shouting = [
  'answers-a-line',
  'serves-the-next-client',
  'answers-at-once',
  'answers-the-next-line',
  'joins-a-split-line',
  'takes-lines-apart',
  'answers-an-empty-line',
  'keeps-characters-whole',
  'serves-both',
  'keeps-clients-apart',
  'ends-with-the-client',
  'answers-the-last-line',
  'survives-a-reset',
  'listens-where-told',
];
const conversing = [
  'sends-a-line',
  'prints-the-answer',
  'prints-at-once',
  'sends-the-next-line',
  'sends-an-empty-line',
  'joins-a-split-answer',
  'prints-characters-whole',
  'waits-for-the-last-answer',
];

export default inLesson('04', [
  {
    needs: ['socat', 'stdbuf'],
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr EXEC:'stdbuf -oL tr a-z A-Z'",
    keeps: shouting,
  },
  {
    // tr alone keeps its answers in a buffer until its input has ended.
    needs: ['socat'],
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr EXEC:'tr a-z A-Z'",
    keeps: ['answers-a-line', 'serves-the-next-client', 'survives-a-reset', 'listens-where-told'],
    breaks: { 'answers-at-once': 'silence' },
  },
  {
    // When the client's FIN comes, ncat ends the connection, and with it whatever answer is still on its way.
    needs: ['ncat', 'stdbuf'],
    role: 'server',
    command: `ncat -k -l {host} {port} --sh-exec 'stdbuf -oL tr a-z A-Z'`,
    leavesToChance: ['answers-a-line', 'serves-the-next-client', 'survives-a-reset'],
    keeps: without(
      shouting,
      'answers-a-line',
      'serves-the-next-client',
      'survives-a-reset',
      'answers-the-last-line',
    ),
    breaks: { 'answers-the-last-line': 'end' },
  },
  {
    needs: ['xinetd', 'stdbuf'],
    role: 'server',
    command: `${xinetd} upper.conf`,
    port: 'built in',
    keeps: without(shouting, 'listens-where-told'),
  },
  { needs: ['socat'], role: 'client', command: 'socat - TCP:{host}:{port}', keeps: conversing },
  { needs: ['ncat'], role: 'client', command: 'ncat {host} {port}', keeps: conversing },
  {
    // After each read it waits for its standard input, and it never sends a FIN: telnet has no half-close.
    needs: ['curl'],
    role: 'client',
    command: 'curl -sSN telnet://{host}:{port}',
    keeps: without(
      conversing,
      'joins-a-split-answer',
      'prints-characters-whole',
      'waits-for-the-last-answer',
    ),
    breaks: { 'joins-a-split-answer': 'wrong output', 'waits-for-the-last-answer': 'no end' },
  },
]);
