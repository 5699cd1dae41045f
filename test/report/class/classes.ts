import type {
  CheckResult,
  ClassLesson,
  ClassReport,
  Result,
  Student,
} from '../../../checker/class-vocabulary.ts';
import type { Diagnosis } from '../../../checker/vocabulary.ts';

export const student = (id: string, name: string, more: Partial<Student> = {}): Student => ({
  id,
  name,
  folder: id,
  ...more,
});

export const lesson = (
  name: string,
  title: string,
  ...checks: readonly (readonly [string, string])[]
): ClassLesson => ({
  lesson: name,
  number: name.slice(0, 2),
  title,
  outOf: checks.length,
  checks: checks.map(([id, claim]) => ({ id, claim, program: 'server', points: 1 })),
});

export const streams = lesson(
  '04-tcp-uppercase',
  'A stream is not a message',
  ['answers-a-line', 'A line comes back in upper case.'],
  ['joins-a-split-line', 'A line that arrives in pieces is still one line.'],
  ['keeps-clients-apart', "Half a line from ana never turns up in ben's."],
  ['answers-the-rest', 'What is left at the end is answered too.'],
);
export const families = lesson(
  '09-ipv6',
  'Two families of addresses',
  ['speaks-ipv4', 'It answers over IPv4.'],
  ['speaks-ipv6', 'It answers over IPv6.'],
);

export const chunk: Diagnosis = {
  misconception: 'chunk-is-message',
  sentence: 'You treated one read as one message; TCP keeps order, not boundaries.',
  check: 'joins-a-split-line',
  readOn: 'lessons/04-tcp-uppercase/README.md#a-stream-has-no-seams',
};
export const tail: Diagnosis = {
  misconception: 'tail-unanswered',
  sentence: 'The client sent its last line and its FIN, and never got its answer.',
  check: 'answers-the-rest',
  readOn: 'lessons/04-tcp-uppercase/README.md#the-last-line',
};

const words = {
  p: { outcome: 'passed', points: 1, outOf: 1 },
  f: { outcome: 'failed', points: 0, outOf: 1 },
  s: { outcome: 'skipped', points: 0, outOf: 1, because: 'needs joins-a-split-line' },
  u: { outcome: 'skipped', points: 0, outOf: 0, because: 'this machine has no IPv6' },
  b: { outcome: 'broken', points: 0, outOf: 0, because: 'the kernel tables could not be read' },
} as const;
type Letter = keyof typeof words;
const isLetter = (letter: string): letter is Letter => letter in words;

// A graded lesson, a letter for each check: passed, failed, skipped, unavailable, broken.
export function graded(
  who: Student,
  what: ClassLesson,
  letters: string,
  diagnosis: Diagnosis | null = null,
): Result {
  const checks: CheckResult[] = Array.from(letters).flatMap((letter, at) =>
    isLetter(letter)
      ? {
          id: what.checks[at]?.id ?? '',
          ...words[letter],
          ...(diagnosis &&
            diagnosis.check === what.checks[at]?.id && { misconception: diagnosis.misconception }),
        }
      : [],
  );
  const sum = (of: 'points' | 'outOf') => checks.reduce((total, check) => total + check[of], 0);
  return {
    student: who.id,
    lesson: what.lesson,
    state: 'graded',
    digest: 'd1'.repeat(32),
    outcome: letters.includes('f') ? 'failed' : letters.includes('b') ? 'broken' : 'passed',
    points: sum('points'),
    outOf: sum('outOf'),
    diagnosis,
    checks,
    durationMs: 240,
  };
}

export const without = (
  state: 'missing' | 'not graded',
  who: Student,
  what: ClassLesson,
  because?: string,
): Result => ({
  student: who.id,
  lesson: what.lesson,
  state,
  ...(because !== undefined && { because }),
  points: 0,
  outOf: what.outOf,
  diagnosis: null,
  checks: [],
  durationMs: 0,
});

export const classOf = (
  students: readonly Student[],
  lessons: readonly ClassLesson[],
  results: readonly Result[],
  more: Partial<ClassReport> = {},
): ClassReport => ({
  schema: 'wirebook/class@1',
  seed: 7,
  lessons: [...lessons],
  students: [...students],
  results: [...results],
  remarks: [],
  similar: [],
  ...more,
});

const ana = student('ana', 'García, Ana', { email: 'ana@example.org' });
const ben = student('ben', 'Ben O’Neill');
const chandra = student('0042', 'चन्द्रा देवी', { email: 'chandra@example.org' });
const dana = student('dana', 'דנה לוי', { folder: null });
const evil = student('=1+1', '<script>alert("Points Possible")</script>');

// One of everything: all passed, failed, missing, unavailable, broken, not graded, and somebody with a name of a kind.
export const small = classOf(
  [ana, ben, chandra, dana, evil],
  [streams, families],
  [
    graded(ana, streams, 'pppp'),
    graded(ana, families, 'pp'),
    graded(ben, streams, 'pfsp', chunk),
    graded(ben, families, 'pu'),
    graded(chandra, streams, 'pppf', tail),
    graded(chandra, families, 'pp'),
    without('missing', dana, streams),
    without('missing', dana, families, 'the folder 09-ipv6 is empty'),
    graded(evil, streams, 'pfsb', chunk),
    without('not graded', evil, families, 'the sandbox could not be set up'),
  ],
  {
    remarks: ['notes.txt is nobody’s: it lies beside the folders of students.'],
    similar: [{ lesson: streams.lesson, one: 'ben', other: '=1+1', similarity: 0.93, shared: 41 }],
  },
);

// A class of any size: the same for the same numbers, with a fault in every seventh work.
export function large(students: number, lessons: number, checks: number): ClassReport {
  const who = Array.from({ length: students }, (_, at) =>
    student(`s${String(at).padStart(4, '0')}`, `Student ${at}`),
  );
  const what = Array.from({ length: lessons }, (_, at) =>
    lesson(
      `${String(at + 1).padStart(2, '0')}-lesson`,
      `Lesson ${at + 1}`,
      ...Array.from(
        { length: checks },
        (_, check) => [`keeps-promise-${check}`, `Promise ${check} is kept.`] as const,
      ),
    ),
  );
  return classOf(
    who,
    what,
    who.flatMap((one, at) =>
      what.map((lesson, of) => {
        const wrong = (at * 31 + of * 17) % 7 === 0;
        const fault = { ...chunk, check: `keeps-promise-${(at * 7 + of) % checks}` };
        const letters = lesson.checks.map(({ id }) => (wrong && id === fault.check ? 'f' : 'p')).join('');
        return graded(one, lesson, letters, wrong ? fault : null);
      }),
    ),
  );
}

// The small class with one hostile text wherever a submission, a roster or a machine could have put it.
export function evilClass(text: string): ClassReport {
  const who = student(text, text, { email: text, folder: text });
  const other = student(`${text}2`, text);
  const zoe = student('zoe', 'Zoe');
  const what: ClassLesson = {
    ...streams,
    title: text,
    checks: streams.checks.map(check => ({ ...check, claim: text, program: text })),
  };
  const idea = { misconception: text, sentence: text, check: 'joins-a-split-line', readOn: text };
  const result = graded(who, what, 'pfsb', idea);
  return classOf(
    [who, other, zoe],
    [what, families],
    [
      { ...result, checks: result.checks.map(check => ({ ...check, because: text })) },
      without('not graded', who, families, text),
      graded(other, what, 'pppp'),
      without('missing', other, families, text),
      graded(zoe, what, 'pppp'),
    ],
    {
      remarks: [text],
      similar: [{ lesson: what.lesson, one: who.id, other: other.id, similarity: 1, shared: 9 }],
    },
  );
}
