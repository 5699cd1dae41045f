// Uses up the time of every check: it says that it begins, and neither listens nor ends nor rests.
import { writeSync } from 'node:fs';

writeSync(2, 'soon\n');
while (process.argv.length > 0);
