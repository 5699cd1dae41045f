import { availableParallelism } from 'node:os';
import type { Sandbox } from '../../classroom/journal/run.ts';

// What `grade` was asked, as the command line has it.
export interface GradeOptions {
  readonly out?: string;
  readonly lessons?: string;
  readonly roster?: string;
  readonly run?: readonly string[];
  readonly port?: number;
  readonly seed?: number;
  readonly jobs?: number;
  readonly sandbox?: Sandbox;
  readonly dryRun?: boolean;
  readonly resume?: boolean;
  readonly shard?: string;
}

// How many works are graded side by side: where programs have a port built in and share this machine's, one.
export const jobsOf = (
  { jobs = availableParallelism() }: GradeOptions,
  { port, sandbox }: { readonly port: number; readonly sandbox: Sandbox },
): number => (port !== 0 && sandbox === 'none' ? 1 : jobs);
