import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findLesson, load } from '../../checker/lesson/catalogue.ts';
import { Report } from '../../checker/vocabulary.ts';
import { wirebook } from '../support/command.ts';
import { eventually, survivors } from '../support/leftovers.ts';
import { freePort } from '../support/ports.ts';
import { root } from '../support/stagehand.ts';
import { realPrograms } from './programs/index.ts';
import type { RealProgram } from './programs/program.ts';
import { meeting, path, xinetdOffering } from './software.ts';

const mark = mkdtempSync(join(tmpdir(), 'wirebook-test-real-'));

// What the programs find in their folder; each has one of its own, and every process a TMPDIR that gives it away.
async function folderFor({ port }: RealProgram): Promise<{ folder: string; port: number }> {
  const folder = mkdtempSync(join(mark, 'program-'));
  const built = port === 'built in' ? await freePort() : 0;
  const files = {
    'reply.sh':
      'message=$(dd bs=64k count=1 2>/dev/null)\n' +
      `[ -z "$message" ] || { echo "Client: $message" >&3; echo 'Nice to meet you.'; }\n`,
    'thanks.conf': xinetdOffering(
      'thanks',
      built,
      'type = UNLISTED',
      'server = /bin/echo',
      'server_args = Thank you for connecting',
    ),
    // In Perl a local time as text is C's ctime.
    'stamp.pl': '$| = 1; while (<STDIN>) { print "[" . localtime() . "] $_" }\n',
    'stamp.sh': `while read -r line; do echo "[$(date '+%a %b %e %H:%M:%S %Y')] $line"; done\n`,
    'stamp.conf': xinetdOffering(
      'stamp',
      built,
      'type = UNLISTED',
      'server = /usr/bin/perl',
      `server_args = ${join(folder, 'stamp.pl')}`,
    ),
    'upper.conf': xinetdOffering(
      'upper',
      built,
      'type = UNLISTED',
      'server = /usr/bin/stdbuf',
      'server_args = -oL tr a-z A-Z',
    ),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, port: built };
}

async function checksOf({ lesson, role, leavesToChance = [] }: RealProgram): Promise<string[]> {
  const folder = findLesson(root, lesson);
  if (!folder) throw new Error(`there is no lesson ${lesson}`);
  const { checks } = await load(root, folder);
  return checks
    .filter(({ id, program }) => program.role === role && !leavesToChance.includes(id))
    .map(({ id }) => id);
}

async function graded(real: RealProgram): Promise<Report> {
  const { folder, port } = await folderFor(real);
  const { stdout, stderr } = await wirebook(
    [
      'check',
      real.lesson,
      ...['--run', `${real.role}=${real.command.replace('PORT', String(port))}`],
      ...(port === 0 ? [] : ['--port', String(port)]),
      // All that the client of 01 does is in its contract, so nothing has to be left out.
      ...(real.lesson === '01' ? [] : ['--wire-only']),
      ...(await checksOf(real)).flatMap(id => ['--only', id]),
      '--json',
    ],
    { cwd: folder, env: { PATH: path, TMPDIR: folder } },
  );
  if (stdout === '') throw new Error(stderr);
  return Report.parse(JSON.parse(stdout));
}

describe('programs that nobody here wrote keep what they keep, and no more', () => {
  for (const real of realPrograms) {
    const { lacks, title } = meeting(real.needs, `${real.lesson} ${real.role}: ${real.command}`);
    it.skipIf(lacks).concurrent(title, async ({ expect: hope }) => {
      const { checks } = await graded(real);
      const details = checks.flatMap(({ id, failure }) => (failure ? [{ id, ...failure }] : []));
      hope(
        {
          keeps: checks.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id),
          breaks: Object.fromEntries(details.map(({ id, kind }) => [id, kind])),
          faults: checks.filter(({ outcome }) => outcome === 'broken').map(({ id }) => id),
        },
        JSON.stringify(details, undefined, 2),
      ).toEqual({ keeps: real.keeps, breaks: real.breaks ?? {}, faults: [] });
    });
  }

  afterAll(async () => {
    expect(await eventually(() => survivors(mark).length === 0)).toBe(true);
    rmSync(mark, { recursive: true, force: true });
  });
});
