import { join } from 'node:path';
import type { Arg, Deed, ProgramData } from '../lesson/steps.ts';
import { endTimeWait } from '../peers/time-wait.ts';
import { end, keep } from '../program/ending.ts';
import type { Cell } from '../program/cell.ts';
import { Launched, type Preload } from '../program/launch.ts';
import { runnable, type Runnable } from '../program/source.ts';
import type { Endpoint } from '../vocabulary.ts';
import { Found } from './finding.ts';
import { isReady } from './readiness.ts';
import { Running } from './running.ts';
import type { Stage } from './stage.ts';

// Starts a program with these arguments, in a fresh process; one of its name that still runs is ended first.
// Where it is told of another program's endpoint, that one is listening by then.
export async function start(
  { program, args, slowly, zone }: Extract<Deed, { verb: 'starts' }>,
  stage: Stage,
): Promise<void> {
  const before = stage.programs.get(program.name);
  if (before) await end(before.launched);
  for (const name of new Set(args.flatMap(arg => (typeof arg === 'string' ? [] : (arg.end?.actor ?? [])))))
    if (stage.programs.has(name) && name !== program.name) await isReady(stage, { name });
  const note = zone !== undefined ? `in ${zone}` : before && 'again';
  if (note !== undefined) stage.tape.write(program.name, 'started', { note });
  stage.enters(await launch(program, args, slowly ? 'slowly' : 'at once', stage, zone));
}

// A process of the program. Throws Found('not started') with the reason in the learner's own file and line.
export async function launch(
  program: ProgramData,
  args: readonly Arg[],
  how: 'at once' | 'slowly',
  stage: Stage,
  zone?: string,
): Promise<Running> {
  const found = await runnable(program, stage.sources);
  stage.throwIfCancelled();
  if (found.kind === 'unstartable') {
    const [sentence = '', ...rows] = found.rows;
    throw new Found({
      kind: 'not started',
      actor: program.name,
      expected: 'a program that can be started',
      actual: sentence,
      rows,
    });
  }
  const values = args.map(arg => (typeof arg === 'string' ? arg : String(arg.in(stage.run))));
  const { told, places } = named(args, values);
  if (found.kind === 'command') {
    requireOptions(program, found.template, args);
    requireWords(program, found.template, places);
    if (program.listens) requirePlaces(program, found.template, places, stage);
  }
  const held = how === 'slowly' && found.kind === 'node';
  const preloads = [
    ...stage.preloads,
    ...(held
      ? [{ shows: 'a slow start', module: 'checker/program/held-listen.cjs', environment: {}, reads: [] }]
      : []),
  ];
  const [shown] = stage.preloads;
  if (shown && found.kind !== 'node')
    throw new Unavailable(`only a Node program can be shown ${shown.shows}`);
  if (stage.port !== 0 && stage.senses === 'kernel' && 'port' in told) await endTimeWait(told);
  const launched = keep(
    new Launched(
      program.name,
      found,
      {
        args: values,
        places,
        preloads,
        held,
        ...(zone !== undefined && { zone }),
        ...(stage.sources.own !== undefined && { cell: cellOf(found, preloads, stage.sources.own, stage) }),
      },
      stage.tape,
    ),
  );
  const file = found.kind === 'node' ? found.file : undefined;
  return new Running(program, launched, told, stage.senses, file, stage.folder);
}

// What a stranger's program is shown: what was handed in, what it was made into, and the folder of this check.
function cellOf(found: Runnable, preloads: readonly Preload[], own: string, stage: Stage): Cell {
  const { root, folder } = stage.sources;
  const modules = preloads.flatMap(({ module, reads }) => [join(root, module), ...reads]);
  return {
    works: folder,
    reads: [own, ...(found.kind === 'node' ? [found.module] : []), ...modules],
    writes: stage.folder === undefined ? [] : [stage.folder],
  };
}

// Where a command has places for them, as {host} and {port}; the rest are {options}, in order.
function named(
  args: readonly Arg[],
  values: readonly string[],
): { told: Endpoint; places: Map<string, string> } {
  const places = new Map<string, string>();
  const options: string[] = [];
  for (const [index, arg] of args.entries()) {
    const value = values[index] ?? '';
    if (typeof arg === 'string' || arg.place === undefined) options.push(value);
    else places.set(arg.place, value);
  }
  places.set('options', options.map(quoted).join(' '));
  const path = places.get('path');
  const told =
    path === undefined ? { host: places.get('host') ?? '', port: Number(places.get('port') ?? 0) } : { path };
  return { told, places };
}

function requireOptions(program: ProgramData, template: string, args: readonly Arg[]): void {
  const needed = args.some(arg => typeof arg === 'string');
  if (needed && !template.includes('{options}'))
    throw new Unavailable(`the command of ${program.name} has no {options}`);
}

// What is neither an endpoint nor an option, as {role}: without it the command would play another part than it is asked to.
function requireWords(program: ProgramData, template: string, places: ReadonlyMap<string, string>): void {
  for (const place of places.keys())
    if (!['host', 'port', 'options'].includes(place) && !template.includes(`{${place}}`))
      throw new Unavailable(`the command of ${program.name} has no {${place}}`);
}

// A server whose command has no place for it listens where it always does: elsewhere it cannot be asked to.
function requirePlaces(
  program: ProgramData,
  template: string,
  told: ReadonlyMap<string, string>,
  { places }: Stage,
): void {
  const here = places.get('here');
  if (!here || 'path' in here) return;
  for (const place of ['host', 'port'] as const) {
    const usual = String(here[place]);
    if ((told.get(place) ?? usual) !== usual && !template.includes(`{${place}}`))
      throw new Unavailable(`the command of ${program.name} has no {${place}}`);
  }
}

// Thrown where this check cannot be asked of this program or on this machine.
export class Unavailable extends Error {}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;
