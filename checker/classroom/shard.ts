import { createHash } from 'node:crypto';
import { UsageFault } from '../usage.ts';
import type { Shard } from './journal/run.ts';
import type { Intake } from './work.ts';

// Where a student belongs, from 1 to `of`: a function of her id alone, the same on every machine.
export const shardOf = (student: string, of: number): number =>
  1 + (createHash('sha256').update(student).digest().readUIntBE(0, 6) % of);

// What falls to a shard. Remarks are about the whole class's folder, and stay.
export function partOf(intake: Intake, { index, of }: Shard): Intake {
  const belongs = (student: string): boolean => shardOf(student, of) === index;
  return {
    students: intake.students.filter(({ id }) => belongs(id)),
    works: intake.works.filter(({ student }) => belongs(student)),
    absences: intake.absences.filter(({ student }) => belongs(student)),
    remarks: intake.remarks,
  };
}

// `3/20`, `auto` or `auto/20`. Throws UsageFault where it is none of these, or nothing around says which shard this is.
export function shardFrom(text: string, environment: NodeJS.ProcessEnv): Shard {
  const [, index, of] = /^(\d+|auto)(?:\/(\d+))?$/.exec(text) ?? [];
  if (index === 'auto') return fitting(fromEnvironment(environment, of), text);
  if (index === undefined || of === undefined)
    throw new UsageFault(`--shard takes I/N, as in 3/20, or auto; "${text}" is not of that form.`);
  return fitting({ index: Number(index), of: Number(of) }, text);
}

function fitting({ index, of }: Shard, text: string): Shard {
  if (of >= 1 && index >= 1 && index <= of) return { index, of };
  throw new UsageFault(`--shard counts from 1: there is no shard ${index} of ${of} ("${text}").`);
}

function fromEnvironment(environment: NodeJS.ProcessEnv, told: string | undefined): Shard {
  const values = new Map(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && /^\d+$/.test(value) ? [[name, Number(value)] as const] : [],
    ),
  );
  const service = services.find(({ index }) => values.has(index));
  const number = values.get(service?.index ?? '');
  if (!service || number === undefined)
    throw new UsageFault(
      `--shard auto finds none of ${services.map(({ index }) => index).join(', ')} around it; say which shard this is, as in 3/20.`,
    );
  const of = told === undefined ? service.of(values) : Number(told);
  if (of !== undefined) return { index: number + 1 - service.first(values), of };
  throw new UsageFault(
    `${service.index} says that this is job ${number}, and nothing says for certain of how many; say that, as in --shard auto/20.`,
  );
}

type Values = ReadonlyMap<string, number>;

// Those that start one job many times: the variable that tells it which it is, the number of the first one, and how many there are.
const services: readonly {
  readonly index: string;
  readonly first: (values: Values) => number;
  readonly of: (values: Values) => number | undefined;
}[] = [
  { index: 'CI_NODE_INDEX', first: () => 1, of: values => values.get('CI_NODE_TOTAL') },
  { index: 'CIRCLE_NODE_INDEX', first: () => 0, of: values => values.get('CIRCLE_NODE_TOTAL') },
  { index: 'SLURM_ARRAY_TASK_ID', first: firstOfArray, of: sizeOfArray },
  { index: 'JOB_COMPLETION_INDEX', first: () => 0, of: () => undefined },
];

// An array counts from 1, or from 0. One that begins elsewhere is a part of another, to be run again.
function firstOfArray(values: Values): number {
  return values.get('SLURM_ARRAY_TASK_MIN') === 0 ? 0 : 1;
}

function sizeOfArray(values: Values): number | undefined {
  const least = values.get('SLURM_ARRAY_TASK_MIN') ?? Infinity;
  const most = values.get('SLURM_ARRAY_TASK_MAX') ?? Infinity;
  const count = values.get('SLURM_ARRAY_TASK_COUNT');
  return least <= 1 && most - least + 1 === count ? count : undefined;
}
