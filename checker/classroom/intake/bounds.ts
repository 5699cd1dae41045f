// How much one submission may be, so that none can fill the memory, the disk or the evening of the others. Sizes are in bytes.
export interface Bounds {
  // Files and folders looked at in what one student handed in; also the entries of one archive.
  readonly entries: number;
  // Folders within folders.
  readonly depth: number;
  // One name, and a whole path, in UTF-8; file systems take 255 and 4096.
  readonly name: number;
  readonly path: number;
  // Files of one work, the bytes of one of them, and of all.
  readonly files: number;
  readonly file: number;
  readonly work: number;
  // Archives within archives: 1 is an archive alone.
  readonly nested: number;
  // Archives of one student, one in another or side by side.
  readonly archives: number;
  // What one entry of an archive may be.
  readonly entry: number;
  // What is kept of one student's archives, and what comes out of them: to find them, a tar's folders that nobody needs have to be read too.
  readonly unpacked: number;
  readonly read: number;
  // How many times its own size an archive may have unpacked.
  readonly ratio: number;
}

const MiB = 2 ** 20;

// Ten times and more what people write by hand; little enough for a machine that grades hundreds of them.
export const usualBounds: Bounds = {
  entries: 20_000,
  depth: 24,
  name: 200,
  path: 1_000,
  files: 2_000,
  file: 16 * MiB,
  work: 32 * MiB,
  nested: 2,
  archives: 100,
  entry: 64 * MiB,
  unpacked: 64 * MiB,
  read: 1024 * MiB,
  ratio: 200,
};

// The same for the archive of a whole class, which holds what all of them handed in; what one of them did must not spoil it.
export const ofAClass = (bounds: Bounds): Bounds => ({
  ...bounds,
  entries: 100 * bounds.entries,
  unpacked: 256 * bounds.unpacked,
  read: 64 * bounds.read,
  ratio: Infinity,
});
