import type { FolderFailure } from '../vocabulary.ts';
import { act, hope, type Actor, type Pattern, type Terms } from './steps.ts';
import type { Ref, Text } from './values.ts';

const eyes: Actor = { name: 'folder', side: 'none' };

// The folder in which this check's paths are, empty at first: the checker's eyes and hand on the file system.
export const folder = {
  ...eyes,
  path: (name: string) => inFolder(`PATH of ${name}`, folder => `${folder}/${name}`),
  // A path of so many bytes, filled up with one letter; a letter of two bytes may make it one longer.
  pathOf: (bytes: number, letter = 's') =>
    inFolder(`a PATH of ${bytes} bytes`, folder => filled(`${folder}/`, bytes, letter)),
  // A file that is no socket.
  puts: (path: Ref<string>, what: Text) => act(eyes, { verb: 'puts', path, what }),
  has: (path: Ref<string>, what: Text, terms?: Terms) => hope(eyes, { verb: 'has', path, what }, terms),
  lacks: (path: Ref<string>, terms?: Terms) => hope(eyes, { verb: 'lacks', path }, terms),
  isEmpty: (terms?: Terms) => hope(eyes, { verb: 'is empty' }, terms),
  met: (failure: FolderFailure): Pattern => ({ actor: eyes.name, failure }),
};

const inFolder = (label: string, path: (folder: string) => string): Ref<string> => ({
  label,
  since: 'the start',
  in: run => path(run.folder()),
  end: { actor: eyes.name, standing: 'nothing', family: 'unix' },
  place: 'path',
});

function filled(start: string, bytes: number, letter: string): string {
  const encoder = new TextEncoder();
  const missing = bytes - encoder.encode(start).length;
  return start + letter.repeat(Math.ceil(missing / encoder.encode(letter).length));
}
