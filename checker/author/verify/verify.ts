import { lessons, type Folder } from '../../lesson/catalogue.ts';
import { Lanes } from '../../grading/lanes.ts';
import type { Care } from './care.ts';
import { cloneFindings } from './clone.ts';
import type { Finding } from './fault.ts';
import { proveLesson, type Proved } from './lesson.ts';
import { Workshop } from './workshop.ts';

const lessonsAtATime = 2;

// How far a verification has come.
export interface Standing {
  readonly done: number;
  readonly all: number;
  readonly lesson: string;
  readonly what: string;
}

export interface Verified {
  readonly rows: readonly Proved[];
  readonly findings: readonly Finding[];
}

// Proves these lessons, or the whole clone with the names and numbers of its folders where none is named.
export async function verify(
  root: string,
  wanted: readonly Folder[],
  care: Care,
  standing: (now: Standing) => void,
): Promise<Verified> {
  const folders = wanted.length > 0 ? wanted : lessons(root);
  let done = 0;
  const workshop = new Workshop(root, (lesson, what) =>
    standing({ done, all: folders.length, lesson, what }),
  );
  const lanes = new Lanes(lessonsAtATime);
  try {
    const rows = await Promise.all(
      folders.map(folder =>
        lanes
          .run(() => proveLesson(folder, workshop, care))
          .then(row => {
            done++;
            return row;
          }),
      ),
    );
    const clone = wanted.length > 0 ? [] : cloneFindings(root);
    return { rows, findings: [...rows.flatMap(({ findings }) => findings), ...clone] };
  } finally {
    workshop.close();
  }
}
