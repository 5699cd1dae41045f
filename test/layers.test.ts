import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

// What each folder of the checker may import; files of `checker/` itself are vocabulary, or the command's edge.
const layers: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  lesson: [],
  report: ['wire'],
  peers: ['wire'],
  program: ['wire'],
  grading: ['lesson', 'peers', 'program', 'wire'],
  progress: ['lesson', 'program'],
  author: ['book', 'grading', 'lesson', 'peers', 'program', 'progress', 'report', 'wire'],
  rehearsal: ['lesson', 'peers', 'program', 'wire'],
  book: ['grading', 'lesson', 'peers', 'program', 'report', 'wire'],
  watch: ['report', 'wire'],
  classroom: ['grading', 'lesson', 'peers', 'program', 'report', 'wire'],
  commands: [
    'author',
    'book',
    'classroom',
    'grading',
    'lesson',
    'peers',
    'program',
    'progress',
    'rehearsal',
    'report',
    'watch',
    'wire',
  ],
};
const everywhere = new Set(['vocabulary.ts', 'class-vocabulary.ts', 'bundle.mjs']);
const root = resolve(import.meta.dirname, '..');
const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.includes('template'))
    .map(file => join(folder, file));
const imports = (file: string): string[] =>
  ts.preProcessFile(readFileSync(join(root, file), 'utf8')).importedFiles.map(({ fileName }) => fileName);
const target = (file: string, path: string): string => relative(root, resolve(root, dirname(file), path));

describe('imports point one way', () => {
  it.each(Object.entries(layers))('%s imports only what lies below it', (layer, below) => {
    const wrong = files(`checker/${layer}`).flatMap(file =>
      imports(file)
        .filter(path => path.startsWith('.'))
        .map(path => target(file, path).replace(/^checker\//, ''))
        .filter(path => ![layer, ...below].includes(path.split('/')[0] ?? '') && !everywhere.has(path))
        .filter(path => !(['commands', 'classroom'].includes(layer) && path === 'usage.ts'))
        .map(path => `${file} → ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it('a lesson imports only the language of checks', () => {
    const wrong = files('lessons')
      .filter(file => /(?:checks|predictions)\.ts$/.test(file))
      .flatMap(file =>
        imports(file)
          .filter(path => path !== '../../checker/lesson/index.ts')
          .map(path => `${file} → ${path}`),
      );
    expect(wrong).toEqual([]);
  });

  it.each(['lessons', 'solutions', 'test/lessons'])(
    'programs in %s import only Node’s own modules',
    folder => {
      const wrong = files(folder)
        .filter(file => !/(?:checks|predictions|\.mine-\d+)\.ts$/.test(file))
        .flatMap(file =>
          imports(file)
            .filter(path => !path.startsWith('node:'))
            .map(path => `${file} → ${path}`),
        );
      expect(wrong).toEqual([]);
    },
  );

  it('only peers open sockets, only program and classroom start processes, only the command exits', () => {
    const uses = (pattern: RegExp, allowed: RegExp): string[] =>
      files('checker').filter(
        file => !allowed.test(file) && pattern.test(readFileSync(join(root, file), 'utf8')),
      );
    expect(uses(/from 'node:(?:net|dgram|tls)'/, /^checker\/peers\//)).toEqual([]);
    expect(uses(/from 'node:child_process'/, /^checker\/(?:program|classroom)\//)).toEqual([]);
    expect(uses(/process\.exit\(/, /^checker\/(?:cli[./]|author\/template)/)).toEqual([]);
  });
});
