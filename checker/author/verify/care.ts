// How thoroughly lessons are proved.
export interface Care {
  // How often the solution runs on each path, and how often everything else does.
  readonly solution: number;
  readonly others: number;
  // What wrong programs play: all checks; or only as far as their diagnosis is decided, and beyond where a check is failed by none
  // so far.
  readonly wrong: 'all checks' | 'deciding checks';
}

export const thorough: Care = { solution: 5, others: 2, wrong: 'all checks' };
export const quick: Care = { solution: 1, others: 1, wrong: 'deciding checks' };
