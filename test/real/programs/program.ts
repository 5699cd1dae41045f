// A program that nobody here wrote, in a part of a lesson, and which checks of it that the wire shows it keeps.
export interface RealProgram {
  readonly needs: readonly string[];
  readonly lesson: string;
  readonly role: 'server' | 'client' | 'peer';
  readonly command: string;
  readonly keeps: readonly string[];
  // What it rightly fails, by the kind of failure.
  readonly breaks?: Readonly<Record<string, string>>;
  // What it keeps or breaks as chance has it.
  readonly leavesToChance?: readonly string[];
  // Its port is built in: the test writes it where the command says PORT.
  readonly port?: 'built in';
}

// The programs that one lesson meets.
export const inLesson = (lesson: string, programs: readonly Omit<RealProgram, 'lesson'>[]): RealProgram[] =>
  programs.map(program => ({ ...program, lesson }));

// These checks but for some.
export const without = (all: readonly string[], ...gone: string[]): string[] =>
  all.filter(check => !gone.includes(check));
