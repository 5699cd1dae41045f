import { copyingLines } from './07-timestamp.ts';
import { inLesson, without } from './program.ts';

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

export default inLesson('10', [
  {
    // Whatever is at the path is in its way.
    needs: ['socat', 'perl'],
    role: 'server',
    command: "socat UNIX-LISTEN:{path},fork EXEC:'perl stamp.pl'",
    keeps: without(stampingAtAPath, 'replaces-a-stale-file'),
    breaks: { 'replaces-a-stale-file': 'not listening' },
  },
  {
    // Nothing is in its way.
    needs: ['socat', 'perl'],
    role: 'server',
    command: "socat UNIX-LISTEN:{path},fork,unlink-early EXEC:'perl stamp.pl'",
    keeps: without(stampingAtAPath, 'leaves-a-live-socket-alone'),
    breaks: { 'leaves-a-live-socket-alone': 'no exit' },
  },
  {
    // It has its own exit status for a path in use, 2.
    needs: ['ncat'],
    role: 'server',
    command: "ncat -k -lU {path} --sh-exec 'sh stamp.sh'",
    keeps: without(stampingAtAPath, 'replaces-a-stale-file', 'leaves-a-live-socket-alone'),
    breaks: { 'replaces-a-stale-file': 'not listening', 'leaves-a-live-socket-alone': 'wrong exit' },
  },
  {
    needs: ['socat'],
    role: 'client',
    command: 'socat - UNIX-CONNECT:{path}',
    keeps: copyingLines,
  },
  { needs: ['ncat'], role: 'client', command: 'ncat -U {path}', keeps: copyingLines },
]);
