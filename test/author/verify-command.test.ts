import { Command } from 'commander';
import { expect } from 'vitest';
import { verifyCommand } from '../../checker/commands/verify.ts';
import { UsageFault } from '../../checker/usage.ts';
import { files, it, name, type Clone } from './verify-clone.ts';

it('answers 0 and says so when nothing is found', async ({ clone }) => {
  const { status, text } = await verified(clone, '--quick');
  expect(status).toBe(0);
  expect(text).toMatch(/^lesson .*\n01-echo-bytes +1 +1 +1 +\d+\.\d\n\nNothing was found\.\n$/);
});

it('answers 1 and names each finding with its lesson', async ({ clone }) => {
  clone.write(`solutions/${name}/old.ts`, '');
  clone.write('solutions/02-more/server.ts', '');
  const { status, text } = await verified(clone, '--quick');
  expect(status).toBe(1);
  expect(text).toContain(`
${name}: solutions/${name}/old.ts belongs to nothing; take it away
02-more: stands in solutions/, but lessons/ has no such folder

2 findings.
`);
});

it('leaves the names of other folders alone where a lesson is named', async ({ clone }) => {
  clone.write('solutions/02-more/server.ts', '');
  expect(await verified(clone, '--quick', '01')).toMatchObject({ status: 0 });
});

it('answers 3 when the checker itself broke', async ({ clone }) => {
  clone.replace(files.checks, 'import { bytes', 'import { step, bytes');
  clone.replace(
    files.checks,
    'ana.connects()',
    "step('looks', () => { throw new Error('no'); }), ana.connects()",
  );
  expect(await verified(clone, '--quick')).toMatchObject({ status: 3 });
});

it('refuses a lesson that is not there', async ({ clone }) => {
  await expect(verified(clone, '07')).rejects.toThrow(UsageFault);
});

async function verified(clone: Clone, ...args: readonly string[]): Promise<{ status: number; text: string }> {
  let text = '';
  let status = -1;
  const around = {
    root: clone.root,
    look: { columns: 80, colour: false },
    terminal: 'none' as const,
    print: (more: string) => void (text += more),
    warn: () => undefined,
  };
  const does = (work: () => Promise<number>) => work().then(result => void (status = result));
  const author = new Command('author').addCommand(verifyCommand(around, does));
  await author.parseAsync(['verify', ...args], { from: 'user' });
  return { status, text };
}
