import { resolve } from 'node:path';
import { mergeInto } from '../classroom/merge/merged.ts';
import { partsIn } from '../classroom/merge/parts.ts';
import { alone } from '../classroom/out/alone.ts';
import { outFolder, requireApart } from '../classroom/out/place.ts';
import { waitsFor } from './grade/waiting.ts';
import { closing, isSpoilt } from '../report/class/closing.ts';
import { gradings } from '../report/class/gradings.ts';
import { plural } from '../wire/shown.ts';
import { unlessFull } from './grade/full.ts';
import { standingIn } from './options.ts';
import type { Surroundings } from './surroundings.ts';

// Joins the shards of a class; answers the exit status: 3 where one is missing, or something in them could not be graded.
export async function merge(
  named: readonly string[],
  { out: wanted }: { readonly out: string },
  around: Surroundings,
): Promise<number> {
  const outs = named.map(out => resolve(standingIn(), out));
  const out = resolve(standingIn(), wanted);
  const { parts, missing } = partsIn(outs);
  for (const from of outs) requireApart(from, out);
  outFolder(out, 'anew');
  const { of } = parts[0].shard;
  const remarks = missing.map(index => `Shard ${index} of ${of} is missing here, and its students with it.`);
  return await unlessFull(
    out,
    () =>
      alone(
        out,
        async () => {
          const report = await mergeInto(out, parts, { remarks, root: around.root });
          around.print(closing(report, wanted, around.look));
          if (missing.length > 0)
            around.warn(
              `${plural(missing.length, 'Shard')} ${missing.join(', ')} of ${of} ${missing.length === 1 ? 'is' : 'are'} missing, so these are not all students; merge again when ${missing.length === 1 ? 'it is' : 'they are'} there.`,
            );
          return missing.length > 0 || gradings(report).some(isSpoilt) ? 3 : 0;
        },
        waitsFor(around),
      ),
    around,
  );
}
