import { inLesson } from './program.ts';

const chatting = [
  'prompts-first',
  'sends-a-line',
  'sends-a-blank-line',
  'prints-what-comes',
  'joins-a-split-line',
  'takes-lines-apart',
  'keeps-an-early-line',
  'waits-for-its-turn',
  'keeps-lines-typed-together',
  'answers-the-dialler',
  'lets-the-dialler-begin',
  'listens-where-told',
];

export default inLesson('06', [
  {
    // They know no turns, which is a claim about silence, and `quit` is a line to them like any other.
    needs: ['socat'],
    role: 'peer',
    command:
      'case {role} in dial) exec socat - TCP:{host}:{port};; *) exec socat - TCP-LISTEN:{port},bind={host},reuseaddr;; esac',
    keeps: chatting,
    breaks: { quits: 'too much' },
  },
  {
    needs: ['ncat'],
    role: 'peer',
    command: 'case {role} in dial) exec ncat {host} {port};; *) exec ncat -l {host} {port};; esac',
    keeps: chatting,
    breaks: { quits: 'too much' },
  },
]);
