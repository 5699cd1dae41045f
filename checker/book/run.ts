import { patience } from '../grading/patience.ts';
import { playAlone, type Played } from '../grading/play.ts';
import type { Finding } from '../grading/finding.ts';
import type { Setting, Stage } from '../grading/stage.ts';
import { waitForRest } from '../grading/waiting.ts';
import { clockStandsAt } from '../lesson/acts.ts';
import type { CheckData } from '../lesson/check.ts';
import type { Senses } from '../peers/barrier.ts';
import type { Endpoint, Event } from '../vocabulary.ts';
import { Tape } from '../wire/tape.ts';
import { anywhere, bytesAnywhere, type Machine } from './machine.ts';
import { byLines, inOrder } from './order.ts';
import { pieceByPiece } from './pieces.ts';
import { withoutPorts, type Given } from './ports.ts';

// The programs of one run: their folder, and the one in which a learner has hers.
export interface Programs {
  readonly root: string;
  readonly folder: string;
  readonly shownAs: string;
  readonly scratch: string;
}

export type Ran = Played & { readonly setting: Setting };

// The kernel's own tables where they can be read.
export const senses: Senses = process.platform === 'linux' ? 'kernel' : 'quiet';

const mostReplays = 2;

// What every block is made with, as a learner would write it: --seed 1.
export const seed = 1;

// Plays a check so that two runs say the same: the program comes to rest before each step, and what only this machine knows is left out.
export async function run(check: CheckData, programs: Programs): Promise<Ran> {
  const setting = settingOf(programs);
  let played = await once(check, setting, programs);
  for (let replay = 0; replay < mostReplays && played.outcome === 'void'; replay++)
    played = await once(check, setting, programs);
  return played.outcome === 'void' ? { ...played, outcome: 'broken', setting } : { ...played, setting };
}

async function once(check: CheckData, setting: Setting, programs: Programs): Promise<Played> {
  const tape = new Tape();
  const rests: number[] = [];
  const stages = new Set<Stage>();
  const ports: Given[] = [];
  const played = await playAlone({ ...check, steps: pieceByPiece(check.steps) }, setting, tape, {
    before: async (step, stage) => {
      await waitForRest(stage, () => false);
      stages.add(stage);
      ports.push(...parties(stage));
      if (step.kind !== 'expect' || step.hopes.verb === 'is refused') rests.push(tape.events.length);
    },
  });
  ports.push(...[...stages].flatMap(parties));
  const clock = clockStandsAt(check.steps) === undefined ? 'runs' : 'stands';
  const sockets = [...stages].flatMap(({ folder }) => folder ?? []);
  const machine: Machine = { ports, folder: programs.folder, shownAs: programs.shownAs, sockets, clock };
  const transcript = inOrder(played.transcript, rests)
    .map(event => eventAnywhere(event, machine))
    .flatMap(byLines);
  if (played.outcome !== 'failed') return { ...played, transcript };
  return { ...played, transcript, finding: findingAnywhere(played.finding, machine) };
}

function settingOf({ root, folder, scratch }: Programs): Setting {
  return {
    seed,
    senses,
    patience,
    port: 0,
    foreign: false,
    sources: { root, folder, files: new Map(), commands: new Map(), workingFolder: folder, scratch },
  };
}

// Everybody whose port may be spoken of; of two names for one port the later holds.
function parties({ cast, programs, connections, listeners, mailboxes, places }: Stage): Given[] {
  const given = (name: string, at: Endpoint): Given[] => ('port' in at ? [{ name, port: at.port }] : []);
  return [
    ...[...connections].flatMap(([, { far }]) => given(cast.name, far)),
    ...[...connections].flatMap(([name, { near }]) => given(name, near)),
    ...[...mailboxes].flatMap(([, { caller }]) => (caller ? given(cast.name, caller) : [])),
    ...[...mailboxes].flatMap(([name, { near }]) => given(name, near)),
    ...[...listeners].flatMap(([name, { near }]) => given(name, near)),
    ...[...programs].flatMap(([name, { endpoint }]) => (endpoint ? given(name, endpoint) : [])),
    // Of those who share a port, the first to be there gives it its name.
    ...[...places].toReversed().flatMap(([name, place]) => given(name, place)),
  ];
}

const eventAnywhere = (event: Event, machine: Machine): Event =>
  event.bytes ? { ...event, bytes: bytesAnywhere(event.bytes, machine) } : event;

// Its errors keep their stack and folder, by which the learner's own line is found.
function findingAnywhere(finding: Finding, machine: Machine): Finding {
  const told = (what: Uint8Array | string): Uint8Array | string =>
    typeof what === 'string' ? anywhere(what, machine) : bytesAnywhere(what, machine);
  const actual = told(finding.actual);
  const timed = finding.kind === 'too late' || finding.kind === 'too early';
  return {
    ...finding,
    expected: told(finding.expected),
    actual: timed && typeof actual === 'string' ? actual.replace(/^after [\d.]+ s$/, '') : actual,
    ...(finding.sent !== undefined && { sent: told(finding.sent) }),
    ...(finding.rows && { rows: finding.rows.map(row => anywhere(row, machine)) }),
    errors: withoutPorts(finding.errors, machine.ports),
  };
}
