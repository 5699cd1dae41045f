// Uses up the time of a check: it says that it begins, and neither listens nor ends nor rests; in one check, where it stands elsewhere.
import { writeSync } from 'node:fs';

if (process.argv[2] === '127.0.0.2') {
  writeSync(2, 'soon\n');
  for (;;);
}
