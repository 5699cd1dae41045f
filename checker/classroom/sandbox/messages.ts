import { z } from 'zod';
import { Report } from '../../vocabulary.ts';

// What a runner is asked, one JSON object a line. `place` is the lesson's folder within what was handed in.
export const Asked = z.object({
  lesson: z.string(),
  place: z.string(),
  seed: z.number().int(),
  port: z.number().int(),
  commands: z.record(z.string(), z.string()),
});
export type Asked = z.infer<typeof Asked>;

// What it answers, likewise.
export const Answered = z.union([z.object({ report: Report }), z.object({ broken: z.string() })]);
export type Answered = z.infer<typeof Answered>;

// Where everything stands inside the sandbox.
export const inside = { clone: '/wirebook', work: '/handed-in', scratch: '/tmp' } as const;
