import { ClassReport } from '../../class-vocabulary.ts';

const { students, lessons, results, similar } = ClassReport.shape;

// report.json in pieces: a line for each student, lesson and result, so that two reports can be compared line by line, and no more
// than one of them is held as text. Throws where the report breaks its own schema: a fault of the checker.
export function* classJson(report: ClassReport): Generator<string> {
  const { schema, seed, remarks } = report;
  yield `{\n"schema": ${JSON.stringify(schema)},\n"seed": ${seed},\n"lessons": `;
  yield* list(report.lessons, lessons.element);
  yield ',\n"students": ';
  yield* list(report.students, students.element);
  yield ',\n"results": ';
  yield* list(report.results, results.element);
  yield `,\n"remarks": ${JSON.stringify(remarks)},\n"similar": `;
  yield* list(report.similar, similar.element);
  yield '\n}\n';
}

function* list(values: readonly unknown[], schema: { parse(value: unknown): unknown }): Generator<string> {
  yield '[';
  for (const [at, value] of values.entries())
    yield `${at === 0 ? '' : ','}\n ${JSON.stringify(schema.parse(value))}`;
  yield values.length === 0 ? ']' : '\n]';
}
