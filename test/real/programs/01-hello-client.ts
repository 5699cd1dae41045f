import { ncatWaitsForInput } from '../software.ts';
import { inLesson, without } from './program.ts';

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

export default inLesson('01', [
  { needs: ['socat'], role: 'client', command: 'socat - TCP:{host}:{port}', keeps: copying },
  { needs: ['socat'], role: 'client', command: 'socat -u TCP:{host}:{port} -', keeps: copying },
  {
    needs: ['ncat'],
    role: 'client',
    command: 'ncat --recv-only {host} {port}',
    keeps: copying,
  },
  ncatWaitsForInput()
    ? {
        // It goes on for as long as its standard input is open, and here that is never closed.
        needs: ['ncat'],
        role: 'client',
        command: 'ncat {host} {port}',
        keeps: without(copying, 'ends-with-the-server', 'flushes-before-exit'),
        breaks: { 'ends-with-the-server': 'no exit' },
      }
    : { needs: ['ncat'], role: 'client', command: 'ncat {host} {port}', keeps: copying },
  {
    // It has its own exit status for a refusal, 7; and ff is no byte but a command in telnet's protocol.
    needs: ['curl'],
    role: 'client',
    command: 'curl -sSN telnet://{host}:{port} </dev/null',
    keeps: without(copying, 'copies-bytes', 'reports-a-refusal'),
    breaks: { 'copies-bytes': 'wrong output', 'reports-a-refusal': 'wrong exit' },
  },
  {
    // It speaks first, as HTTP asks it to; in 01 a client has nothing to say.
    needs: ['curl'],
    role: 'client',
    command: 'curl -sS --http0.9 http://{host}:{port}/',
    keeps: [],
    breaks: { 'prints-what-comes': 'too much' },
  },
]);
