import { describe, expect, test } from 'vitest';
import { skeleton, solutionShown } from '../../checker/author/skeleton.ts';
import { firstTodo } from '../../checker/program/todo.ts';

const solution = `// #region 1. Send each piece back.
//   A socket can be written
//   as well as read.
socket.pipe(socket);
// #endregion
  // #region 2. Say where the server listens.
  console.log('listening on');
  // #endregion
`;

describe('the next step', () => {
  test('of a fresh skeleton is its first task, the whole sentence in one line', () => {
    expect(firstTodo(skeleton(solution))).toEqual({
      number: 1,
      line: 1,
      sentence: 'Send each piece back. A socket can be written as well as read.',
    });
  });

  test('is the first one left when an earlier one has been done', () => {
    const later = skeleton(solution).replace(/.*TODO 1.*/, '  socket.pipe(socket);');
    expect(firstTodo(later)).toMatchObject({ number: 2, sentence: 'Say where the server listens.' });
  });

  test('does not depend on the editor’s line ends', () => {
    expect(firstTodo('a\r\n// TODO 1: Listen.\r\nb\r\n')).toEqual({
      number: 1,
      line: 2,
      sentence: 'Listen.',
    });
  });

  test('of a solved file is none', () => {
    expect(firstTodo(solutionShown(solution))).toBe('none');
    expect(firstTodo('// TODO: tidy up\n')).toBe('none');
  });
});
