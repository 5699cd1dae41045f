import { z } from 'zod';
import { Diagnosis, Outcome } from './vocabulary.ts';

// A lesson as a class is graded in it: what every column of a gradebook stands for.
export const ClassLesson = z.object({
  lesson: z.string(),
  number: z.string(),
  title: z.string(),
  outOf: z.number(),
  checks: z.array(z.object({ id: z.string(), claim: z.string(), program: z.string(), points: z.number() })),
});
export type ClassLesson = z.infer<typeof ClassLesson>;

// Who handed something in, or is on the roster. `id` is unique in a class, and is what results refer to: the roster's, else the
// folder's name. `folder` is where it was found, relative to the class's folder; null where nothing was. Texts are as they were found: data, to be made harmless
// wherever they are shown.
export const Student = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string().nullable(),
  email: z.string().optional(),
});
export type Student = z.infer<typeof Student>;

// One check of one student, without what it took to find out.
export const CheckResult = z.object({
  id: z.string(),
  outcome: Outcome,
  points: z.number(),
  outOf: z.number(),
  misconception: z.string().optional(),
  // Why it was skipped or is broken.
  because: z.string().optional(),
});
export type CheckResult = z.infer<typeof CheckResult>;

// One lesson of one student. `missing`: nothing was handed in for it. `not graded`: the checker, the sandbox or the machine failed, which is never a zero.
export const Result = z.object({
  student: z.string(),
  lesson: z.string(),
  state: z.enum(['graded', 'missing', 'not graded']),
  because: z.string().optional(),
  // SHA-256 of what was handed in for it: names and contents.
  digest: z.string().optional(),
  outcome: Outcome.optional(),
  points: z.number(),
  outOf: z.number(),
  diagnosis: Diagnosis.nullable(),
  checks: z.array(CheckResult),
  durationMs: z.number(),
});
export type Result = z.infer<typeof Result>;

// Two works of one lesson that share more than the skeleton and most others do: a hint for a person, never a verdict. `similarity` is 0 to 1.
export const SimilarPair = z.object({
  lesson: z.string(),
  one: z.string(),
  other: z.string(),
  similarity: z.number(),
  // Lines that the two have in common, of the shorter program.
  shared: z.number().int(),
});
export type SimilarPair = z.infer<typeof SimilarPair>;

// What `grade` writes as report.json. Students by id and lessons by number, so that two runs of one class agree line by line, but for `durationMs`.
export const ClassReport = z.object({
  schema: z.literal('wirebook/class@1'),
  seed: z.number().int(),
  lessons: z.array(ClassLesson),
  students: z.array(Student),
  results: z.array(Result),
  // What was found in the class's folder and is nobody's, or could not be used; one sentence each.
  remarks: z.array(z.string()),
  similar: z.array(SimilarPair),
});
export type ClassReport = z.infer<typeof ClassReport>;
