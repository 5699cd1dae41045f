// Leaves processes behind in its last moment, which have left its group and its session.
import { spawn } from 'node:child_process';

process.on('exit', () => {
  spawn('/bin/sh', ['-c', 'trap "" TERM HUP INT; sleep 617'], { detached: true, stdio: 'ignore' }).unref();
  spawn('setsid', ['--fork', 'sleep', '617'], { stdio: 'ignore' }).unref();
});
