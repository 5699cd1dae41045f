// What a file's name says that it is: an archive that is read here, one that is not, or no archive.
export function archiveKind(name: string): 'read' | 'not read' | 'none' {
  if (read.test(name)) return 'read';
  return notRead.test(name) ? 'not read' : 'none';
}

const read = /\.(?:zip|tar|tgz|taz|tar\.gz)$/i;
const notRead = /\.(?:rar|7z|txz|tbz2?|tzst|tar\.(?:xz|bz2|zst|lz4?|z)|gz|xz|bz2|zst)$/i;

// The name without what says that it is an archive: what the folder was called that was packed.
export const stemOf = (name: string): string => name.replace(read, '').replace(notRead, '').trim();
