import { inLesson, without } from './program.ts';

const reaching = ['prints-what-comes', 'reads-to-the-end', 'copies-bytes', 'stays-to-the-end'];

export default inLesson('08', [
  {
    needs: ['socat'],
    role: 'client',
    command: 'socat -u TCP:{host}:{port} -',
    keeps: reaching,
  },
  {
    needs: ['ncat'],
    role: 'client',
    command: 'ncat --recv-only -w 2 {host} {port}',
    keeps: reaching,
  },
  {
    // To telnet ff is no byte but a command.
    needs: ['curl'],
    role: 'client',
    command: 'curl -sSN --connect-timeout 2 telnet://{host}:{port} </dev/null',
    keeps: without(reaching, 'copies-bytes'),
    breaks: { 'copies-bytes': 'wrong output' },
  },
]);
