import { inLesson, without } from './program.ts';

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

export default inLesson('09', [
  {
    needs: ['IPv6', 'socat', 'stdbuf'],
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
    role: 'client',
    command:
      'case {options},{host} in *:*) exec socat - "TCP6:[{host}]:{port}";; *) exec socat - TCP4:{host}:{port};; esac',
    keeps: askingInBoth,
  },
  {
    needs: ['IPv6', 'ncat'],
    role: 'client',
    command: `ncat ${familyOf} {host} {port}`,
    keeps: askingInBoth,
  },
  {
    // After each read it waits for its standard input.
    needs: ['IPv6', 'curl'],
    role: 'client',
    command:
      'case {options},{host} in *:*) exec curl -gsSN "telnet://[{host}]:{port}";; *) exec curl -sSN telnet://{host}:{port};; esac',
    keeps: without(askingInBoth, 'joins-a-split-answer'),
    breaks: { 'joins-a-split-answer': 'wrong output' },
  },
]);
