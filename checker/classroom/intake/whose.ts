import { composed } from './names.ts';

// What a course system wrote into the name of a download: whose it is, the number she has there, and what the file was called.
export interface Whose {
  readonly key: string;
  readonly name: string;
  readonly number?: string;
  // Undefined where the name is of a folder.
  readonly file?: string;
  // Of two files that one person uploaded under one name, the one with the higher number is the later.
  readonly upload: number;
}

// Moodle: `Anna Müller_12345_assignsubmission_file_` and, without folders, `…_file_server.ts`. Canvas: `mulleranna_LATE_1234_56789_server.ts`, with her number and the file's. Undefined where the name is of neither form.
export function whose(name: string): Whose | undefined {
  const [, moodler, participant, file] =
    /^(.+)_(\d+)_assign(?:submission|ment)_file(?:_(.*))?$/su.exec(composed(name)) ?? [];
  if (moodler !== undefined && participant !== undefined)
    return {
      key: `${moodler}_${participant}`,
      name: moodler,
      number: participant,
      ...(file !== undefined && file !== '' && { file }),
      upload: 0,
    };
  const [, canvasser, user, upload, uploaded] =
    /^([^_]+|anon)(?:_late)?_([0-9a-z]+)_(\d+)_(.+)$/isu.exec(composed(name)) ?? [];
  if (canvasser === undefined || user === undefined || uploaded === undefined) return undefined;
  if (!/^\d+$/.test(user) && canvasser !== 'anon') return undefined;
  return {
    key: `${canvasser}_${user}`,
    name: canvasser,
    number: user,
    file: uploaded,
    upload: Number(upload),
  };
}

// What somebody wrote into a box on Moodle's or Canvas's page, as against what she uploaded.
export const isTypedText = (name: string): boolean =>
  /_assignsubmission_onlinetext(?:_|$)|_\d+_text\.html$/.test(name);

// Canvas calls the second upload of server.ts server-1.ts. Which upload a file is, and what it was called on its author's machine.
export function uploaded(
  file: string,
  programs: ReadonlySet<string>,
): { readonly as: string; readonly attempt: number } {
  const [, stem = '', attempt = '0', ending = ''] = /^(.*)-(\d+)(\.[^.]+)$/su.exec(file) ?? [];
  const as = `${stem}${ending}`;
  return programs.has(as) ? { as, attempt: Number(attempt) } : { as: file, attempt: 0 };
}
