// How thoroughly lessons are proved.
export interface Care {
  // How often the solution runs on each path, and how often everything else does.
  readonly solution: number;
  readonly others: number;
  // Which checks a wrong program plays: all, or only as far as its diagnosis is decided, and beyond where a check is failed by none so far.
  readonly wrong: 'all checks' | 'deciding checks';
  // A learner writes into her lessons' folders, so there skeletons and notes are her own.
  readonly clone: "an author's" | "a learner's";
}

export const thorough: Care = { solution: 5, others: 2, wrong: 'all checks', clone: "an author's" };
export const quick: Care = { solution: 1, others: 1, wrong: 'deciding checks', clone: "an author's" };
