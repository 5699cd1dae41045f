// What an author imports, and nothing else.
export * from './asking.ts';
export * from './check.ts';
export * from './datagrams.ts';
export * from './folder.ts';
export { ctime, gap } from './gaps.ts';
export { misconception } from './misconceptions.ts';
export {
  everywhere4,
  everywhere6,
  here,
  here6,
  nobody,
  nobody6,
  refusing,
  silent,
  there,
  there6,
} from './places.ts';
export * from './programs.ts';
export { atOnce, promptly, seconds, step, type ProgramData, type Step } from './steps.ts';
export * from './streams.ts';
export * from './surroundings.ts';
export * from './values.ts';
