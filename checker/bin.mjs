#!/usr/bin/env node
// The `wirebook` command: the checker as one cached module, since a cold start through a loader costs more than a whole lesson.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundled = await bundle(join(root, 'checker/cli.ts'), { root, packages: 'bundle' });
if (!bundled.bundled) {
  for (const { file, line, text } of bundled.faults) console.error(`wirebook: ${file}:${line}: ${text}`);
  process.exit(3);
}
const { main } = await import(pathToFileURL(bundled.file).href);
await main(process.argv.slice(2), root);
