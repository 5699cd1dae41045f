import type { Loaded } from '../../lesson/catalogue.ts';
import { fault, type Fault } from './fault.ts';

// Checks that leave a learner who is stuck without help.
export const hintFaults = ({ checks }: Loaded): Fault[] =>
  checks
    .filter(({ hint }) => hint.length !== 3)
    .map(({ id, hint }) =>
      fault(`${id} has ${hint.length} hints; expected three, from a nudge to nearly the code`),
    );
