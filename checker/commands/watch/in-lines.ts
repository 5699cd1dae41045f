import type { Folder } from '../../lesson/catalogue.ts';
import { terminal } from '../../report/terminal.ts';
import type { Surroundings } from '../surroundings.ts';
import { Session } from './session.ts';

// Watch mode where there is no terminal: each verdict is printed as `check` prints it. Goes on until a signal ends it.
export async function inLines(
  folder: Folder,
  seed: number | undefined,
  around: Surroundings,
): Promise<never> {
  let said: unknown;
  const session = new Session(folder, seed, around, () => {
    const { state, report, fault } = session.model;
    if (state !== 'graded' || said === (fault ?? report)) return;
    said = fault ?? report;
    if (fault !== undefined) around.print(`The checker itself is broken; nothing was graded.\n${fault}\n`);
    else if (report) around.print(terminal(report, around.look));
    around.print('\nWaiting for a save. Ctrl-C quits.\n\n');
  });
  await session.open(folder);
  return await new Promise<never>(() => undefined);
}
