import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { grade, type Manner } from '../../grading/grade.ts';
import { Lanes } from '../../grading/lanes.ts';
import { patience } from '../../grading/patience.ts';
import { playAlone, type Played } from '../../grading/play.ts';
import type { Setting } from '../../grading/stage.ts';
import type { Loaded } from '../../lesson/catalogue.ts';
import type { Prediction } from '../../lesson/check.ts';
import type { Senses } from '../../peers/barrier.ts';
import { scratchFolder } from '../../program/sweep.ts';
import type { Report } from '../../vocabulary.ts';
import { Tape } from '../../wire/tape.ts';

// One grading of a lesson: which programs, and how they are looked at.
export interface Trial {
  // What is tried, for whoever waits.
  readonly what: string;
  readonly folder: string;
  // Programs by name that come from elsewhere than the folder.
  readonly files?: ReadonlyMap<string, string>;
  readonly seed: number;
  readonly senses?: Senses;
  readonly only?: readonly string[];
  readonly recast?: Manner['recast'];
}

export type Progress = (lesson: string, what: string) => void;

// The ways a piece can be known to have arrived on this machine, the best one first.
export const paths: readonly Senses[] = process.platform === 'linux' ? ['kernel', 'quiet'] : ['quiet'];

// More programs at a time than this gain nothing, even where there are more processors.
const trialsAtATime = 3;
const checksAtATime = 2;

// What the proofs of one verification share: the clone, a folder to write in, and a few lanes for what is played.
export class Workshop {
  readonly root: string;
  readonly #scratch = scratchFolder();
  readonly #lanes = new Lanes(trialsAtATime);
  readonly #progress: Progress;

  constructor(root: string, progress: Progress = () => undefined) {
    this.root = root;
    this.#progress = progress;
  }

  // Work that starts programs, in its turn; its folder is its own, since two demonstrations may have one name.
  run<T>(lesson: string, what: string, work: (scratch: string) => Promise<T>): Promise<T> {
    return this.#lanes.run(() => {
      this.#progress(lesson, what);
      return work(mkdtempSync(join(this.#scratch, 'trial-')));
    });
  }

  grade(lesson: Loaded, trial: Trial): Promise<Report> {
    return this.run(lesson.name, trial.what, async scratch => {
      const { report } = await grade(lesson, this.#setting(trial, scratch), {
        only: trial.only ?? [],
        wire: 'all',
        lanes: checksAtATime,
        repeat: checks => checks.join(' '),
        ...(trial.recast && { recast: trial.recast }),
      });
      return report;
    });
  }

  // Plays a prediction's experiment where there is no program of the learner's yet.
  observe(lesson: Loaded, { id, program, steps, observed }: Prediction, seed: number): Promise<Played> {
    return this.run(lesson.name, id, scratch =>
      playAlone(
        { program, steps, reveal: [] },
        this.#setting({ folder: scratch, seed }, scratch),
        new Tape(),
        {
          observe: stage => String(observed.in(stage.run)),
        },
      ),
    );
  }

  close(): void {
    rmSync(this.#scratch, { recursive: true, force: true });
  }

  #setting({ folder, files, seed, senses }: Omit<Trial, 'what'>, scratch: string): Setting {
    return {
      seed,
      senses: senses ?? paths[0] ?? 'quiet',
      patience,
      port: 0,
      foreign: false,
      sources: {
        root: this.root,
        folder,
        files: files ?? new Map(),
        commands: new Map(),
        workingFolder: folder,
        scratch,
      },
    };
  }
}
