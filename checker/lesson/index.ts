// What an author imports, and nothing else.
export * from './actors.ts';
export * from './check.ts';
export * from './datagrams.ts';
export * from './folder.ts';
export { ctime, gap } from './gaps.ts';
export { misconception } from './misconceptions.ts';
export { atOnce, promptly, seconds, step, type ProgramData, type Step } from './steps.ts';
export * from './values.ts';
