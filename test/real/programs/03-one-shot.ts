import { inLesson, without } from './program.ts';

const replying = [
  'waits-to-be-asked',
  'replies-and-closes',
  'closes-the-listener',
  'takes-a-message-without-newline',
  'leaves-when-nothing-is-asked',
  'listens-where-told',
];
const asking = [
  'asks-first',
  'prints-the-reply',
  'joins-the-reply',
  'keeps-characters-whole',
  'waits-past-the-end-of-input',
  'leaves-when-nothing-is-typed',
];

export default inLesson('03', [
  {
    needs: ['socat'],
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},reuseaddr EXEC:'sh reply.sh' 3>&1",
    keeps: replying,
  },
  {
    needs: ['socat'],
    role: 'server',
    command: "socat TCP-LISTEN:PORT,bind=127.0.0.1,reuseaddr EXEC:'sh reply.sh' 3>&1",
    port: 'built in',
    keeps: without(replying, 'listens-where-told'),
  },
  {
    needs: ['ncat'],
    role: 'server',
    command: "ncat -l {host} {port} --exec '/bin/sh reply.sh' 3>&1",
    keeps: replying,
  },
  {
    // It prints what comes and adds no newline, so a message without one is no line; and it replies to whoever comes.
    needs: ['ncat'],
    role: 'server',
    command: "echo 'Nice to meet you.' | ncat -l {host} {port}",
    keeps: without(replying, 'takes-a-message-without-newline', 'leaves-when-nothing-is-asked'),
    breaks: {
      'takes-a-message-without-newline': 'wrong output',
      'leaves-when-nothing-is-asked': 'too much',
    },
  },
  { needs: ['socat'], role: 'client', command: 'socat - TCP:{host}:{port}', keeps: asking },
  {
    needs: ['ncat'],
    role: 'client',
    command: 'head -n 1 | ncat {host} {port}',
    keeps: asking,
  },
]);
