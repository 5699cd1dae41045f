// One file of a class's folder: a path in it, with slashes, and what it holds.
export interface ClassFile {
  readonly path: string;
  readonly text: string;
}
