import { inLesson } from './program.ts';

const answering = [
  'answers-a-datagram',
  'answers-the-next-datagram',
  'answers-each-sender',
  'prints-who-asked',
  'keeps-a-datagram-whole',
  'takes-the-longest-datagram',
  'binds-where-told',
];
const askingForDatagrams = [
  'sends-a-line',
  'prints-the-answer',
  'sends-the-next-line',
  'distrusts-strangers',
  'gives-up',
  'finishes-the-last-line',
];

export default inLesson('05', [
  {
    // A datagram without bytes is the end of a stream to it, so there is nothing to give to tr.
    needs: ['socat'],
    role: 'server',
    command: "socat UDP-RECVFROM:{port},bind={host},fork EXEC:'tr a-z A-Z'",
    keeps: answering,
    breaks: { 'answers-an-empty-datagram': 'silence' },
  },
  {
    // It makes a connection of whoever comes first; what another sends before that is done goes into the same one.
    needs: ['ncat', 'stdbuf'],
    role: 'server',
    command: "ncat -u -k -l {host} {port} --sh-exec 'stdbuf -o0 tr a-z A-Z'",
    keeps: ['answers-a-datagram', 'answers-the-next-datagram', 'binds-where-told'],
    breaks: { 'answers-each-sender': 'wrong bytes' },
  },
  {
    // For each line a socat of its own, which waits a second for the answer; it sends no datagram without bytes.
    needs: ['socat'],
    role: 'client',
    command:
      'while IFS= read -r line; do printf %s "$line" | socat -t1 - UDP:{host}:{port} 2>/dev/null; echo; done',
    keeps: askingForDatagrams,
    breaks: { 'sends-an-empty-line': 'silence' },
  },
  {
    // They send what they read, and that ends in a newline.
    needs: ['socat'],
    role: 'client',
    command: 'socat - UDP:{host}:{port}',
    keeps: [],
    breaks: { 'sends-a-line': 'wrong bytes' },
  },
  {
    needs: ['ncat'],
    role: 'client',
    command: 'ncat -u {host} {port}',
    keeps: [],
    breaks: { 'sends-a-line': 'wrong bytes' },
  },
]);
