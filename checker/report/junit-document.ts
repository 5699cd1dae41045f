import { create } from 'xmlbuilder2';
import { plain } from '../wire/shown.ts';

// A suite of JUnit XML as Jenkins, GitLab and others read it. All texts may hold anything.
export interface Suite {
  readonly name: string;
  readonly durationMs: number;
  readonly properties: Readonly<Record<string, string | number>>;
  readonly cases: readonly Case[];
}

// `failed` is the program's, `broken` the checker's.
export interface Case {
  readonly name: string;
  readonly program: string;
  readonly durationMs?: number;
  readonly verdict:
    | { readonly outcome: 'passed' }
    | { readonly outcome: 'skipped'; readonly message: string }
    | { readonly outcome: 'broken'; readonly message: string }
    | {
        readonly outcome: 'failed';
        readonly kind: string;
        readonly message: string;
        readonly lines: readonly string[];
      };
}

// One document of many suites, ended by a newline. Times in seconds. Each suite is built alone, so that memory is spent on one at a time.
export const junitDocument = (suites: Iterable<Suite>): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...texts(suites), '</testsuites>', ''].join(
    '\n',
  );

function* texts(suites: Iterable<Suite>): Generator<string> {
  for (const suite of suites)
    yield create({ testsuite: element(suite) }).end({ prettyPrint: true, headless: true, offset: 1 });
}

function element({ name, durationMs, properties, cases }: Suite) {
  const count = (outcome: Case['verdict']['outcome']) =>
    cases.filter(({ verdict }) => verdict.outcome === outcome).length;
  return {
    '@name': plain(name),
    '@tests': cases.length,
    '@failures': count('failed'),
    '@errors': count('broken'),
    '@skipped': count('skipped'),
    '@time': seconds(durationMs),
    properties: {
      property: Object.entries(properties).map(([name, value]) => ({
        '@name': name,
        '@value': plain(String(value)),
      })),
    },
    testcase: cases.map(({ name: id, program, durationMs: took, verdict }) => ({
      '@name': plain(id),
      '@classname': plain(`${name}.${program}`),
      ...(took !== undefined && { '@time': seconds(took) }),
      ...outcome(verdict),
    })),
  };
}

function outcome(verdict: Case['verdict']) {
  switch (verdict.outcome) {
    case 'passed':
      return {};
    case 'skipped':
      return { skipped: { '@message': plain(verdict.message) } };
    case 'broken':
      return { error: { '@type': 'broken', '@message': plain(verdict.message) } };
    case 'failed':
      return {
        failure: {
          '@type': plain(verdict.kind),
          '@message': plain(verdict.message),
          '#': verdict.lines.map(plain).join('\n'),
        },
      };
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
