import { ncatWaitsForInput, xinetd } from './software.ts';

// A program that nobody here wrote, in a part of a lesson, and which checks of it that the wire shows it keeps.
export interface RealProgram {
  readonly needs: readonly string[];
  readonly lesson: string;
  readonly role: 'server' | 'client' | 'peer';
  readonly command: string;
  readonly keeps: readonly string[];
  // What it rightly fails, by the kind of failure.
  readonly breaks?: Readonly<Record<string, string>>;
  // What it keeps or breaks as chance has it.
  readonly leavesToChance?: readonly string[];
  // Its port is built in: the test writes it where the command says PORT.
  readonly port?: 'built in';
}

const copying = [
  'prints-what-comes',
  'ends-with-the-server',
  'reads-to-the-end',
  'waits-out-a-pause',
  'keeps-characters-whole',
  'copies-bytes',
  'flushes-before-exit',
  'reports-a-refusal',
];
const greeting = [
  'listens-where-told',
  'greets-a-client',
  'greets-the-next-client',
  'closes-the-connection',
  'does-not-wait-for-a-client',
  'survives-a-reset',
];
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
const reaching = ['prints-what-comes', 'reads-to-the-end', 'copies-bytes', 'stays-to-the-end'];
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
const shoutingInBoth = [
  'answers-whole-lines',
  'serves-the-next-client',
  'serves-an-ipv6-client',
  'listens-where-told',
  'serves-both-families',
  'keeps-ipv4-out',
  'ends-with-the-client',
  'survives-a-reset',
];
const askingInBoth = ['asks-over-ipv4', 'joins-a-split-answer', 'asks-over-ipv6'];
// A command for each of --v4, --v6 and --dual.
const byOption = (four: string, six: string, dual: string): string =>
  `case {options} in --v4) ${four};; --v6) ${six};; *) ${dual};; esac`;
const familyOf = `$(${byOption('echo -4', 'echo -6', 'true')})`;
const upper = "fork,reuseaddr EXEC:'stdbuf -oL tr a-z A-Z'";
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
const copyingLines = [
  'sends-a-line',
  'prints-the-answer',
  'sends-the-next-line',
  'joins-a-split-answer',
  'waits-for-the-last-answer',
];
const stampingAtAPath = [
  'answers-at-a-path',
  'answers-the-next-line',
  'serves-the-next-client',
  'joins-a-split-line',
  'takes-lines-apart',
  'serves-both',
  'keeps-clients-apart',
  'ends-with-the-client',
  'survives-a-hang-up',
  'replaces-a-stale-file',
  'leaves-a-live-socket-alone',
];
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
const without = (all: readonly string[], ...gone: string[]): string[] =>
  all.filter(check => !gone.includes(check));

export const realPrograms: readonly RealProgram[] = [
  { needs: ['socat'], lesson: '01', role: 'client', command: 'socat - TCP:{host}:{port}', keeps: copying },
  { needs: ['socat'], lesson: '01', role: 'client', command: 'socat -u TCP:{host}:{port} -', keeps: copying },
  {
    needs: ['ncat'],
    lesson: '01',
    role: 'client',
    command: 'ncat --recv-only {host} {port}',
    keeps: copying,
  },
  ncatWaitsForInput()
    ? {
        // It goes on for as long as its standard input is open, and here that is never closed.
        needs: ['ncat'],
        lesson: '01',
        role: 'client',
        command: 'ncat {host} {port}',
        keeps: without(copying, 'ends-with-the-server', 'flushes-before-exit'),
        breaks: { 'ends-with-the-server': 'no exit' },
      }
    : { needs: ['ncat'], lesson: '01', role: 'client', command: 'ncat {host} {port}', keeps: copying },
  {
    // It has its own exit status for a refusal, 7; and ff is no byte but a command in telnet's protocol.
    needs: ['curl'],
    lesson: '01',
    role: 'client',
    command: 'curl -sSN telnet://{host}:{port} </dev/null',
    keeps: without(copying, 'copies-bytes', 'reports-a-refusal'),
    breaks: { 'copies-bytes': 'wrong output', 'reports-a-refusal': 'wrong exit' },
  },
  {
    // It speaks first, as HTTP asks it to; in 01 a client has nothing to say.
    needs: ['curl'],
    lesson: '01',
    role: 'client',
    command: 'curl -sS --http0.9 http://{host}:{port}/',
    keeps: [],
    breaks: { 'prints-what-comes': 'too much' },
  },

  {
    needs: ['socat'],
    lesson: '02',
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr SYSTEM:'echo Thank you for connecting'",
    keeps: greeting,
  },
  {
    needs: ['ncat'],
    lesson: '02',
    role: 'server',
    command: `ncat -k -l {host} {port} --sh-exec 'printf "Thank you for connecting"'`,
    keeps: greeting,
  },
  {
    needs: ['ncat'],
    lesson: '02',
    role: 'server',
    command: `ncat -k -l 127.0.0.1 PORT --sh-exec 'printf "Thank you for connecting"'`,
    port: 'built in',
    keeps: without(greeting, 'listens-where-told'),
  },
  {
    needs: ['xinetd'],
    lesson: '02',
    role: 'server',
    command: `${xinetd} thanks.conf`,
    port: 'built in',
    keeps: without(greeting, 'listens-where-told'),
  },

  {
    needs: ['socat'],
    lesson: '03',
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},reuseaddr EXEC:'sh reply.sh' 3>&1",
    keeps: replying,
  },
  {
    needs: ['socat'],
    lesson: '03',
    role: 'server',
    command: "socat TCP-LISTEN:PORT,bind=127.0.0.1,reuseaddr EXEC:'sh reply.sh' 3>&1",
    port: 'built in',
    keeps: without(replying, 'listens-where-told'),
  },
  {
    needs: ['ncat'],
    lesson: '03',
    role: 'server',
    command: "ncat -l {host} {port} --exec '/bin/sh reply.sh' 3>&1",
    keeps: replying,
  },
  {
    // It prints what comes and adds no newline, so a message without one is no line; and it replies to whoever comes.
    needs: ['ncat'],
    lesson: '03',
    role: 'server',
    command: "echo 'Nice to meet you.' | ncat -l {host} {port}",
    keeps: without(replying, 'takes-a-message-without-newline', 'leaves-when-nothing-is-asked'),
    breaks: {
      'takes-a-message-without-newline': 'wrong output',
      'leaves-when-nothing-is-asked': 'too much',
    },
  },
  { needs: ['socat'], lesson: '03', role: 'client', command: 'socat - TCP:{host}:{port}', keeps: asking },
  {
    needs: ['ncat'],
    lesson: '03',
    role: 'client',
    command: 'head -n 1 | ncat {host} {port}',
    keeps: asking,
  },

  {
    needs: ['socat', 'stdbuf'],
    lesson: '04',
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr EXEC:'stdbuf -oL tr a-z A-Z'",
    keeps: shouting,
  },
  {
    // tr alone keeps its answers in a buffer until its input has ended.
    needs: ['socat'],
    lesson: '04',
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr EXEC:'tr a-z A-Z'",
    keeps: ['answers-a-line', 'serves-the-next-client', 'survives-a-reset', 'listens-where-told'],
    breaks: { 'answers-at-once': 'silence' },
  },
  {
    // When the client's FIN comes, ncat ends the connection, and with it whatever answer is still on its way.
    needs: ['ncat', 'stdbuf'],
    lesson: '04',
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
    lesson: '04',
    role: 'server',
    command: `${xinetd} upper.conf`,
    port: 'built in',
    keeps: without(shouting, 'listens-where-told'),
  },
  { needs: ['socat'], lesson: '04', role: 'client', command: 'socat - TCP:{host}:{port}', keeps: conversing },
  { needs: ['ncat'], lesson: '04', role: 'client', command: 'ncat {host} {port}', keeps: conversing },
  {
    // After each read it waits for its standard input, and it never sends a FIN: telnet has no half-close.
    needs: ['curl'],
    lesson: '04',
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

  {
    // They know no turns, which is a claim about silence, and `quit` is a line to them like any other.
    needs: ['socat'],
    lesson: '06',
    role: 'peer',
    command:
      'case {role} in dial) exec socat - TCP:{host}:{port};; *) exec socat - TCP-LISTEN:{port},bind={host},reuseaddr;; esac',
    keeps: chatting,
    breaks: { quits: 'too much' },
  },
  {
    needs: ['ncat'],
    lesson: '06',
    role: 'peer',
    command: 'case {role} in dial) exec ncat {host} {port};; *) exec ncat -l {host} {port};; esac',
    keeps: chatting,
    breaks: { quits: 'too much' },
  },
  {
    // A datagram without bytes is the end of a stream to it, so there is nothing to give to tr.
    needs: ['socat'],
    lesson: '05',
    role: 'server',
    command: "socat UDP-RECVFROM:{port},bind={host},fork EXEC:'tr a-z A-Z'",
    keeps: answering,
    breaks: { 'answers-an-empty-datagram': 'silence' },
  },
  {
    // It makes a connection of whoever comes first; what another sends before that is done goes into the same one.
    needs: ['ncat', 'stdbuf'],
    lesson: '05',
    role: 'server',
    command: "ncat -u -k -l {host} {port} --sh-exec 'stdbuf -o0 tr a-z A-Z'",
    keeps: ['answers-a-datagram', 'answers-the-next-datagram', 'binds-where-told'],
    breaks: { 'answers-each-sender': 'wrong bytes' },
  },
  {
    // For each line a socat of its own, which waits a second for the answer; it sends no datagram without bytes.
    needs: ['socat'],
    lesson: '05',
    role: 'client',
    command:
      'while IFS= read -r line; do printf %s "$line" | socat -t1 - UDP:{host}:{port} 2>/dev/null; echo; done',
    keeps: askingForDatagrams,
    breaks: { 'sends-an-empty-line': 'silence' },
  },
  {
    // They send what they read, and that ends in a newline.
    needs: ['socat'],
    lesson: '05',
    role: 'client',
    command: 'socat - UDP:{host}:{port}',
    keeps: [],
    breaks: { 'sends-a-line': 'wrong bytes' },
  },
  {
    needs: ['ncat'],
    lesson: '05',
    role: 'client',
    command: 'ncat -u {host} {port}',
    keeps: [],
    breaks: { 'sends-a-line': 'wrong bytes' },
  },

  {
    needs: ['socat', 'perl'],
    lesson: '07',
    role: 'server',
    command: "socat TCP-LISTEN:{port},bind={host},fork,reuseaddr EXEC:'perl stamp.pl'",
    keeps: stamping,
  },
  {
    needs: ['ncat'],
    lesson: '07',
    role: 'server',
    command: "ncat -k -l {host} {port} --sh-exec 'sh stamp.sh'",
    // The shell reads a million letters one by one.
    leavesToChance: ['returns-a-long-line'],
    keeps: without(stamping, 'returns-a-long-line'),
  },
  {
    needs: ['xinetd', 'perl'],
    lesson: '07',
    role: 'server',
    command: `${xinetd} stamp.conf`,
    port: 'built in',
    keeps: without(stamping, 'listens-where-told'),
  },
  {
    needs: ['socat'],
    lesson: '07',
    role: 'client',
    command: 'socat - TCP:{host}:{port}',
    keeps: copyingLines,
  },
  { needs: ['ncat'], lesson: '07', role: 'client', command: 'ncat {host} {port}', keeps: copyingLines },

  {
    needs: ['IPv6', 'socat', 'stdbuf'],
    lesson: '09',
    role: 'server',
    command: byOption(
      `exec socat TCP4-LISTEN:{port},bind={host},${upper}`,
      `exec socat TCP6-LISTEN:{port},bind=[{host}],ipv6only=1,${upper}`,
      `exec socat TCP6-LISTEN:{port},bind=[{host}],ipv6only=0,${upper}`,
    ),
    keeps: shoutingInBoth,
  },
  {
    // Of an IPv6 address it makes a socket of IPv6 only.
    needs: ['IPv6', 'ncat', 'stdbuf'],
    lesson: '09',
    role: 'server',
    command: `ncat ${familyOf} -k -l {host} {port} --sh-exec 'stdbuf -oL tr a-z A-Z'`,
    leavesToChance: ['serves-the-next-client'],
    keeps: without(
      shoutingInBoth,
      'serves-the-next-client',
      'serves-both-families',
      'ends-with-the-client',
      'survives-a-reset',
    ),
    breaks: { 'serves-both-families': 'refusal' },
  },
  {
    needs: ['IPv6', 'socat'],
    lesson: '09',
    role: 'client',
    command:
      'case {options},{host} in *:*) exec socat - "TCP6:[{host}]:{port}";; *) exec socat - TCP4:{host}:{port};; esac',
    keeps: askingInBoth,
  },
  {
    needs: ['IPv6', 'ncat'],
    lesson: '09',
    role: 'client',
    command: `ncat ${familyOf} {host} {port}`,
    keeps: askingInBoth,
  },
  {
    // After each read it waits for its standard input.
    needs: ['IPv6', 'curl'],
    lesson: '09',
    role: 'client',
    command:
      'case {options},{host} in *:*) exec curl -gsSN "telnet://[{host}]:{port}";; *) exec curl -sSN telnet://{host}:{port};; esac',
    keeps: without(askingInBoth, 'joins-a-split-answer'),
    breaks: { 'joins-a-split-answer': 'wrong output' },
  },
  {
    // Whatever is at the path is in its way.
    needs: ['socat', 'perl'],
    lesson: '10',
    role: 'server',
    command: "socat UNIX-LISTEN:{path},fork EXEC:'perl stamp.pl'",
    keeps: without(stampingAtAPath, 'replaces-a-stale-file'),
    breaks: { 'replaces-a-stale-file': 'not listening' },
  },
  {
    // Nothing is in its way.
    needs: ['socat', 'perl'],
    lesson: '10',
    role: 'server',
    command: "socat UNIX-LISTEN:{path},fork,unlink-early EXEC:'perl stamp.pl'",
    keeps: without(stampingAtAPath, 'leaves-a-live-socket-alone'),
    breaks: { 'leaves-a-live-socket-alone': 'no exit' },
  },
  {
    // It has its own exit status for a path in use, 2.
    needs: ['ncat'],
    lesson: '10',
    role: 'server',
    command: "ncat -k -lU {path} --sh-exec 'sh stamp.sh'",
    keeps: without(stampingAtAPath, 'replaces-a-stale-file', 'leaves-a-live-socket-alone'),
    breaks: { 'replaces-a-stale-file': 'not listening', 'leaves-a-live-socket-alone': 'wrong exit' },
  },
  {
    needs: ['socat'],
    lesson: '10',
    role: 'client',
    command: 'socat - UNIX-CONNECT:{path}',
    keeps: copyingLines,
  },
  { needs: ['ncat'], lesson: '10', role: 'client', command: 'ncat -U {path}', keeps: copyingLines },

  {
    needs: ['socat'],
    lesson: '08',
    role: 'client',
    command: 'socat -u TCP:{host}:{port} -',
    keeps: reaching,
  },
  {
    needs: ['ncat'],
    lesson: '08',
    role: 'client',
    command: 'ncat --recv-only -w 2 {host} {port}',
    keeps: reaching,
  },
  {
    // To telnet ff is no byte but a command.
    needs: ['curl'],
    lesson: '08',
    role: 'client',
    command: 'curl -sSN --connect-timeout 2 telnet://{host}:{port} </dev/null',
    keeps: without(reaching, 'copies-bytes'),
    breaks: { 'copies-bytes': 'wrong output' },
  },
];
