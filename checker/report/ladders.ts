import type { Conversation } from '../vocabulary.ts';
import { ladder } from '../wire/ladder.ts';
import { plain } from '../wire/shown.ts';
import { indented, paragraph } from './layout.ts';
import { lookOf, type Looks } from './look.ts';

// A check before it runs, for a reader: what it claims of which program, and the conversation that it expects.
export interface Drawn {
  readonly id: string;
  readonly claim: string;
  // The program and its arguments, as in `server.ts HOST PORT`.
  readonly started: string;
  readonly conversation: Conversation;
}

// Checks as ladder diagrams, one below the other, under the program that they are about.
export function ladders(title: string, checks: readonly Drawn[], looks: Looks = {}): string[] {
  const { columns, paint } = lookOf(looks);
  return [
    ...paragraph(title, columns, 0).map(paint.bold),
    ...checks.flatMap(({ id, claim, started, conversation }, at) => [
      ...(started === checks[at - 1]?.started ? [] : ['', paint.underline(plain(started))]),
      '',
      paint.bold(plain(id)),
      ...paragraph(claim, Math.min(columns, 80), 2),
      '',
      ...indented(ladder(conversation, Math.min(columns, 80) - 2).split('\n'), 2),
    ]),
  ];
}
