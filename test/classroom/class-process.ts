import { classOf, StandIn } from './stand-in.ts';
import { graded } from './audience.ts';

// Grades a class of so many students into a folder, each work in at most so many milliseconds.
const [out = '', students = '', ms = ''] = process.argv.slice(2);
await graded(out, classOf(Number(students)), { grader: new StandIn(undefined, Number(ms)) });
