import type { Loaded } from '../lesson/catalogue.ts';
import type { Manners } from '../rehearsal/manners.ts';
import type { Casting } from '../rehearsal/roles.ts';

// A peer by hand, ready to be played.
export interface Hand {
  readonly lesson: Loaded;
  readonly cast: Casting;
  readonly host: string;
  readonly manners: Manners;
  // The folder of the solution that answers, where one is to.
  readonly reference?: string;
  readonly scratch: string;
}
