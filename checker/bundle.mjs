import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * @typedef {{ text: string, file: string, line: number, column: number, lineText: string }} Fault  line and column count from 1; 0 where unknown
 * @typedef {{ path: string, file: string, line: number }} Import  a module that is not part of the bundle
 * @typedef {{ bundled: true, file: string, imports: Import[], inputs: string[], files: string[] } | { bundled: false, faults: Fault[] }} Bundled
 * @typedef {{ digest: string, mtimeMs: number, size: number }} Seen  what was read of a file, and when it had been written
 * @typedef {{ inputs: Record<string, Seen>, madeAt: number, file: string, files: string[], imports: Import[] }} Entry
 */

// Of the records and of how bundles are made: a change of either needs another number.
const format = 4;

const hourMs = 3600 * 1000;
const weekMs = 7 * 24 * hourMs;
// Several times what all programs of the workbook come to.
const mostFiles = 2000;

/**
 * One ES module of a TypeScript file and the files it imports, from the cache when none of them has changed.
 * Safe beside other checkers: an output's name holds its content, and every file arrives by rename.
 * @param {string} entry
 * @param {{ root: string, packages: 'external' | 'bundle', cache?: string }} options  root: the clone, where esbuild is, and the cache if no other folder is named
 * @returns {Promise<Bundled>}
 */
export async function bundle(entry, { root, packages, cache: elsewhere }) {
  const path = real(resolve(entry));
  const cache = elsewhere ?? cacheOf(root);
  const record = join(cache, `${hash(`${format} ${process.version} ${packages} ${path}`)}.json`);
  const cached = read(record);
  if (cached && fresh(cached)) {
    keepOn(record, cached);
    return {
      bundled: true,
      file: cached.file,
      imports: cached.imports,
      inputs: Object.keys(cached.inputs),
      files: cached.files,
    };
  }
  return await build(path, { root, packages, cache, record });
}

/** @param {string} path @param {{ root: string, packages: 'external' | 'bundle', cache: string, record: string }} where @returns {Promise<Bundled>} */
async function build(path, { root, packages, cache, record }) {
  /** @type {typeof import('esbuild')} */
  const esbuild = createRequire(join(root, 'package.json'))('esbuild');
  /** @type {Map<string, Seen>} */
  const digests = new Map();
  const madeAt = Date.now();
  /** @type {import('esbuild').BuildOptions} */
  const options = {
    entryPoints: [path],
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outdir: cache,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    absWorkingDir: '/',
    tsconfigRaw: {},
    plugins: [digesting(digests)],
    ...(packages === 'external' ? { packages, sourcemap: 'inline' } : whole),
  };
  try {
    const { outputFiles = [], metafile } = await esbuild.build(options);
    for (const output of outputFiles) put(output.path, output.text);
    const files = outputFiles.map(output => output.path);
    // What is imported on demand is an entry too.
    const file = files.find(one => metafile?.outputs[one.slice(1)]?.entryPoint === path.slice(1)) ?? '';
    const imports = [...digests.keys()].flatMap(input =>
      outside(input, metafile?.inputs[input.slice(1)]?.imports ?? []),
    );
    put(record, JSON.stringify({ inputs: Object.fromEntries(digests), madeAt, file, files, imports }));
    forgetOld(cache);
    return { bundled: true, file, imports, inputs: [...digests.keys()], files };
  } catch (error) {
    const errors =
      error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : undefined;
    if (!errors) throw error;
    return { bundled: false, faults: errors.map(fault) };
  }
}

/**
 * The checker with its packages, in parts, so that a command reads only what it uses.
 * CommonJS packages inside call require() for Node's own modules.
 * @type {import('esbuild').BuildOptions}
 */
const whole = {
  splitting: true,
  external: ['esbuild'],
  banner: {
    js: `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`,
  },
};

/**
 * Notes of each file what was read of it: a file that is saved meanwhile is not taken for what was built.
 * @param {Map<string, Seen>} digests
 * @returns {import('esbuild').Plugin}
 */
const digesting = digests => ({
  name: 'digesting',
  setup: build =>
    build.onLoad({ filter: /./, namespace: 'file' }, ({ path }) => {
      const { mtimeMs, size } = statSync(path);
      const contents = readFileSync(path);
      digests.set(path, { digest: hash(contents), mtimeMs, size });
      return { contents, loader: 'default' };
    }),
});

/** @param {import('esbuild').Message} message @returns {Fault} */
const fault = ({ text, location }) => ({
  text,
  file: location ? resolve('/', location.file) : '',
  line: location?.line ?? 0,
  column: (location?.column ?? -1) + 1,
  lineText: location?.lineText ?? '',
});

/** @param {string} file @param {{ path: string, external?: boolean }[]} imports @returns {Import[]} */
function outside(file, imports) {
  const lines = readFileSync(file, 'utf8').split('\n');
  return imports
    .filter(one => one.external === true)
    .map(({ path }) => ({ path, file, line: lines.findIndex(text => text.includes(path)) + 1 }));
}

/** @param {Entry} entry */
function fresh({ inputs, madeAt, files }) {
  return Object.entries(inputs).every(([file, seen]) => isAsSeen(file, seen, madeAt)) && files.every(exists);
}

// Shorter than this before the bundle was made, and a file may have been written twice within one tick of its clock.
const tickMs = 1000;

/** @param {string} file @param {Seen} seen @param {number} madeAt */
function isAsSeen(file, { digest: was, mtimeMs, size }, madeAt) {
  const now = statSync(file, { throwIfNoEntry: false });
  if (now?.mtimeMs === mtimeMs && now.size === size && mtimeMs < madeAt - tickMs) return true;
  return digest(file) === was;
}

/** @param {string} record @returns {Entry | undefined} */
function read(record) {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} root */
function cacheOf(root) {
  const folder = join(root, 'node_modules/.cache/wirebook');
  try {
    mkdirSync(folder, { recursive: true });
    return realpathSync(folder);
  } catch {
    const elsewhere = join(tmpdir(), `wirebook-cache-${userInfo().uid}`);
    mkdirSync(elsewhere, { recursive: true, mode: 0o700 });
    if (statSync(elsewhere).uid !== userInfo().uid)
      throw new Error(`${elsewhere} belongs to somebody else; remove it`);
    return elsewhere;
  }
}

/** @param {string} file @param {string} text */
function put(file, text) {
  const fresh = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}

// What is used stays: its age is counted from here on.
/** @param {string} record @param {Entry} entry */
function keepOn(record, { files }) {
  if (age(record) < hourMs / 2) return;
  const now = new Date();
  for (const file of [record, ...files]) unlessTaken(() => utimesSync(file, now, now));
}

// Once an hour: what nobody has made or used for a week, and of too many files the oldest. What is used now is left alone.
/** @param {string} cache */
function forgetOld(cache) {
  const marker = join(cache, 'forgotten');
  if (age(marker) < hourMs) return;
  writeFileSync(marker, '');
  const oldestLast = readdirSync(cache)
    .map(name => ({ file: join(cache, name), ageMs: age(join(cache, name)) }))
    .sort((one, other) => one.ageMs - other.ageMs);
  for (const [at, { file }] of oldestLast.entries()) {
    const mostMs = at < mostFiles ? weekMs : hourMs;
    // Asked again: another checker may have come to use it since.
    if (age(file) > mostMs) unlessTaken(() => rmSync(file));
  }
}

// Another checker may have been quicker, or the cache be somebody else's to tidy: no verdict waits for that.
/** @param {() => void} tidy */
function unlessTaken(tidy) {
  try {
    tidy();
  } catch {
    // It stays as it is.
  }
}

/** @param {string} file @returns {number} milliseconds since it was made or used; Infinity where there is none */
function age(file) {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity);
}

/** @param {string | Buffer} text */
const hash = text => createHash('sha1').update(text).digest('hex').slice(0, 20);

/** @param {string} file */
function digest(file) {
  try {
    return hash(readFileSync(file));
  } catch {
    return 'gone';
  }
}

// Behind links there is one file, and one bundle of it.
/** @param {string} file */
function real(file) {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** @param {string} file */
function exists(file) {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
