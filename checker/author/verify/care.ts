// How thoroughly lessons are proved.
export interface Care {
  // How often the solution runs on each path, and how often everything else does.
  readonly solution: number;
  readonly others: number;
  // What wrong programs play: all checks; or only as far as their diagnosis is decided, and beyond where a check is failed by none
  // so far; or, one program for each idea, only the checks that can diagnose it with what they need.
  readonly wrong: 'all checks' | 'deciding checks' | 'one for each idea';
  // A learner writes into her lessons' folders, so there skeletons and notes are her own.
  readonly clone: "an author's" | "a learner's";
}

export const thorough: Care = { solution: 5, others: 2, wrong: 'all checks', clone: "an author's" };
export const quick: Care = { solution: 1, others: 1, wrong: 'deciding checks', clone: "an author's" };

// For a suite that runs often. It shows that each idea that is missing is called what it is, but not that no earlier check calls
// it something else, nor that each check is failed by a program.
export const brief: Care = { ...quick, wrong: 'one for each idea' };
