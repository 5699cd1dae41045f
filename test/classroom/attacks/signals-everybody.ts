// Kills whatever it can see, or whoever may be there, and says how many it could signal.
import { readdirSync, writeFileSync } from 'node:fs';

let hit = 0;
const tried = (act: () => void): void => {
  try {
    act();
    hit++;
  } catch {
    // It may not.
  }
};
// Its own threads are itself.
const own = readdirSync('/proc/self/task').map(Number);
const all = readdirSync('/proc').filter(name => /^\d+$/.test(name) && Number(name) !== process.pid);
for (const pid of [...all.map(Number), process.ppid, ...Array.from({ length: 300 }, (_, at) => at + 1)])
  if (pid > 1 && !own.includes(pid)) tried(() => process.kill(pid, 'SIGKILL'));
for (const pid of all) tried(() => writeFileSync(`/proc/${pid}/mem`, 'x'));
for (const pid of all) if (pid !== '1') tried(() => writeFileSync(`/proc/${pid}/oom_score_adj`, '1000'));
tried(() => process.kill(1, 'SIGKILL'));
console.error(`loot ${all.length} seen, ${hit} hit`);
