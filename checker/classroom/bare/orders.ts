import { z } from 'zod';
import { Report } from '../../vocabulary.ts';
import type { Ready } from '../grading.ts';

// What a worker is told: a work, the folder from which files are named, and one for what grading writes.
export interface Order {
  readonly home: string;
  readonly scratch: string;
  readonly ready: Ready;
}

// What it answers.
export const Reply = z.union([z.object({ report: Report }), z.object({ fault: z.string() })]);
export type Reply = z.infer<typeof Reply>;
