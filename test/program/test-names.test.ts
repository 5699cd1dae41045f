import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { folderWith, root } from '../support/stagehand.ts';

const names = { 'mixed.test': ['::1', '127.0.0.2', '127.0.0.1'], 'four.test': ['127.0.0.1'] };

// What a Node program finds that was shown these names.
async function found(expression: string): Promise<unknown> {
  const source = `
    import dns, { lookup, resolve4, resolve6 } from 'node:dns';
    import * as promises from 'node:dns/promises';
    import { promisify } from 'node:util';
    const called = start => new Promise(done => start((...given) => done(given)));
    const known = await (${expression}).catch(({ code, syscall, hostname }) => [code, syscall, hostname]);
    console.log(JSON.stringify(known));`;
  const module = join(folderWith({ 'asks.mjs': source }), 'asks.mjs');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--require', join(root, 'checker/program/test-names.cjs'), module],
    { env: { WIREBOOK_NAMES: JSON.stringify(names) } },
  );
  return JSON.parse(stdout);
}

const six = { address: '::1', family: 6 };
const second = { address: '127.0.0.2', family: 4 };
const first = { address: '127.0.0.1', family: 4 };

describe('names under .test are answered, to a Node program, by', () => {
  it.each<[string, unknown]>([
    ["promises.lookup('mixed.test')", six],
    ["promises.lookup('MIXED.test.', { all: true })", [six, second, first]],
    ["dns.promises.lookup('mixed.test', 4)", second],
    ["promises.lookup('mixed.test', { all: true, order: 'ipv4first' })", [second, first, six]],
    ["promises.lookup('mixed.test', { all: true, verbatim: false })", [second, first, six]],
    ["promises.lookup('mixed.test', { family: 'IPv6', all: true })", [six]],
    ["promisify(lookup)('mixed.test')", six],
    ["promisify(dns.lookup)('mixed.test', { all: true })", [six, second, first]],
    ["called(done => lookup('mixed.test', done))", [null, '::1', 6]],
    ["called(done => lookup('mixed.test', 4, done))", [null, '127.0.0.2', 4]],
    ["called(done => dns.lookup('four.test', { all: true }, done))", [null, [first]]],
    ["called(done => resolve4('mixed.test', done))", [null, ['127.0.0.2', '127.0.0.1']]],
    ["promises.resolve4('four.test', { ttl: true })", [{ address: '127.0.0.1', ttl: 60 }]],
    ["promises.resolve6('mixed.test')", ['::1']],
    ["promises.lookup('none.test')", ['ENOTFOUND', 'getaddrinfo', 'none.test']],
    ["promises.lookup('four.test', 6)", ['ENOTFOUND', 'getaddrinfo', 'four.test']],
    ["promises.resolve6('four.test')", ['ENODATA', 'queryAaaa', 'four.test']],
    ["promisify(resolve6)('none.test')", ['ENOTFOUND', 'queryAaaa', 'none.test']],
    ["promises.lookup('127.0.0.1')", first],
  ])('%s', async (expression, answer) => {
    expect(await found(expression)).toEqual(answer);
  });
});
