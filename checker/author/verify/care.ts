// How thoroughly lessons are proved: how often the solution runs on each path, and how often everything else does.
export interface Care {
  readonly solution: number;
  readonly others: number;
  // A learner writes into her lessons' folders, so there skeletons and notes are her own.
  readonly clone: "an author's" | "a learner's";
}

export const thorough: Care = { solution: 5, others: 2, clone: "an author's" };
export const quick: Care = { solution: 1, others: 1, clone: "an author's" };
