import type { Loaded } from '../../lesson/catalogue.ts';
import type { Manners } from '../../rehearsal/manners.ts';
import type { Casting } from '../../rehearsal/roles.ts';
import type { Endpoint } from '../../vocabulary.ts';

// A peer by hand, ready to be played.
export interface Hand {
  readonly lesson: Loaded;
  readonly cast: Casting;
  // Where the peer listens, or the program that is started for it: port 0, or a path.
  readonly at: Endpoint;
  // The host that the program is told, where that is a name.
  readonly called?: string;
  readonly manners: Manners;
  // The solution's program that speaks in place of a person, where one is to.
  readonly reference?: { readonly folder: string; readonly cast: Casting };
  readonly scratch: string;
}
