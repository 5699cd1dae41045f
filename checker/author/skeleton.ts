import { regions } from './regions.ts';

// What a learner starts from: each region of a solution becomes `// TODO <number>: <sentence>` and its stand-in. Throws an AuthorFault.
export const skeleton = (source: string, file = 'the solution'): string =>
  regions(source, file)
    .flatMap(part =>
      part.kind === 'given'
        ? part.code
        : [`${part.indentation}// TODO ${part.number}: ${part.sentence}`, ...part.more, ...part.standIn],
    )
    .join('\n');

// The solution as it is shown to a learner: no markers, no sentences, no stand-ins. Throws an AuthorFault.
export const solutionShown = (source: string, file = 'the solution'): string =>
  regions(source, file)
    .flatMap(({ code }) => code)
    .join('\n');
