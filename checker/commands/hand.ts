import type { Loaded } from '../lesson/catalogue.ts';
import type { Manners } from '../rehearsal/manners.ts';
import type { Endpoint } from '../vocabulary.ts';
import type { Casting } from '../rehearsal/roles.ts';

// A peer by hand, ready to be played.
export interface Hand {
  readonly lesson: Loaded;
  readonly cast: Casting;
  // Where the peer listens, or the program that is started for it: port 0, or a path.
  readonly at: Endpoint;
  readonly manners: Manners;
  // The folder of the solution that answers, where one is to.
  readonly reference?: string;
  readonly scratch: string;
}
