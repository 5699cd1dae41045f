import { describe, expect, test } from 'vitest';
import { AuthorFault } from '../../checker/author/fault.ts';
import { skeleton, solutionShown } from '../../checker/author/skeleton.ts';

const solution = `import { createServer } from 'node:net';

const server = createServer(socket => {
  // #region 1. Send each piece back.
  //   A socket is a stream: it can be written
  //   as well as read.
  socket.on('data', piece => socket.write(piece));
  // #endregion
});

function place(): string {
  // #region 2. Say where the server listens.
  //~ return 'nowhere';
  const { address, port } = server.address();
  return \`\${address}:\${port}\`;
  // #endregion
}
`;

describe('a skeleton', () => {
  test('has each region’s sentence in place of its code, and the stand-in as code', () => {
    expect(skeleton(solution)).toBe(`import { createServer } from 'node:net';

const server = createServer(socket => {
  // TODO 1: Send each piece back.
  //   A socket is a stream: it can be written
  //   as well as read.
});

function place(): string {
  // TODO 2: Say where the server listens.
  return 'nowhere';
}
`);
  });

  test('of a solution without regions is that solution', () => {
    const plain = "import 'node:net';\n\n// Nothing to do here.\n";
    expect(skeleton(plain)).toBe(plain);
  });

  test('of a region that is only its stand-in has only that', () => {
    const source = '\t// #region 1. Think.\n\t//~\n\t//~ wait();\n\t// #endregion';
    expect(skeleton(source)).toBe('\t// TODO 1: Think.\n\n\twait();');
  });
});

test('a solution is shown without markers, sentences and stand-ins', () => {
  expect(solutionShown(solution)).toBe(`import { createServer } from 'node:net';

const server = createServer(socket => {
  socket.on('data', piece => socket.write(piece));
});

function place(): string {
  const { address, port } = server.address();
  return \`\${address}:\${port}\`;
}
`);
});

describe('an author reads the file, the line and what to do when', () => {
  const faults: [string, string, string][] = [
    [
      'a region is never closed',
      'a\n// #region 1. A.\nb',
      's.ts:2: this region is never closed; end it with',
    ],
    [
      'a region stands in a region',
      '// #region 1. A.\n  // #region 2. B.\n',
      's.ts:2: a region inside the region of line 1; end that one first',
    ],
    [
      'a number is left out',
      '// #region 1. A.\n// #endregion\n// #region 3. C.\n// #endregion',
      's.ts:3: region 3, where 2 was expected; number them 1, 2, 3',
    ],
    [
      'a region has no sentence',
      '// #region 1.\n// #endregion',
      's.ts:1: a region without its number and sentence; write',
    ],
    [
      'a region has no number',
      '// #region Send.\n// #endregion',
      's.ts:1: a region without its number and sentence; write',
    ],
    ['nothing is open to be closed', 'a\n// #endregion', 's.ts:2: #endregion, but no region is open'],
    ['a stand-in is outside a region', 'a\n//~ b', 's.ts:2: a stand-in (//~) outside a region'],
  ];
  test.each(faults)('%s', (_, source, words) => {
    expect(() => skeleton(source, 's.ts')).toThrow(AuthorFault);
    expect(() => skeleton(source, 's.ts')).toThrow(words);
    expect(() => solutionShown(source, 's.ts')).toThrow(words);
  });
});
