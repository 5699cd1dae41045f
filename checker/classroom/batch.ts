import type { Answer, Grader, Task } from './grader.ts';

// Who is told what happens: a task may begin and end twice, and is done once. A batch goes on when `done` has answered, and ends
// when that throws.
export interface Witness {
  begins(task: Task): void;
  ends(task: Task): void;
  done(task: Task, answer: Answer): Promise<void>;
}

export interface Manner {
  // Works that are graded side by side.
  readonly jobs: number;
  readonly signal: AbortSignal;
}

// Grades all tasks, in their order as far as that goes. What the checker, the sandbox or the machine spoilt is graded once more,
// alone, at the end, and then told as it is. Throws what the witness throws, or why the signal was aborted, once nothing is being
// graded any more.
export async function batch(
  tasks: readonly Task[],
  grader: Grader,
  witness: Witness,
  { jobs, signal }: Manner,
): Promise<void> {
  const spoilt: Task[] = [];
  const stop = new AbortController();
  signal.addEventListener('abort', () => stop.abort(signal.reason), { signal: stop.signal });
  const graded = async (task: Task): Promise<Answer> => {
    witness.begins(task);
    const answer = await answerTo(task, grader, stop.signal);
    witness.ends(task);
    return answer;
  };
  await sideBySide(tasks, jobs, stop, async task => {
    const answer = await graded(task);
    if (stop.signal.aborted) return;
    if (isSpoilt(answer)) spoilt.push(task);
    else await witness.done(task, answer);
  });
  await sideBySide(spoilt, 1, stop, async task => {
    const answer = await graded(task);
    if (!stop.signal.aborted) await witness.done(task, answer);
  });
}

// So many at a time, until none is left or one throws; answers, or throws that, when the last one is over.
async function sideBySide(
  tasks: readonly Task[],
  jobs: number,
  stop: AbortController,
  work: (task: Task) => Promise<void>,
): Promise<void> {
  const next = tasks.values();
  const runner = async (): Promise<void> => {
    for (const task of next) {
      if (stop.signal.aborted) return;
      await work(task);
    }
  };
  const runners = Array.from({ length: Math.min(jobs, tasks.length) }, () =>
    runner().catch((error: unknown) => {
      stop.abort(error);
    }),
  );
  await Promise.all(runners);
  stop.signal.throwIfAborted();
}

async function answerTo(task: Task, grader: Grader, signal: AbortSignal): Promise<Answer> {
  try {
    return await grader.grade(task, signal);
  } catch (error) {
    return { state: 'not graded', words: error instanceof Error ? error.message : String(error) };
  }
}

const isSpoilt = (answer: Answer): boolean =>
  answer.state === 'not graded' || answer.report.checks.some(({ outcome }) => outcome === 'broken');
