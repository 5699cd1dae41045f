import type { FailureKind } from '../vocabulary.ts';
import type { Told } from './hints.ts';

// What happened, in one sentence for somebody who has never heard of sockets: for failures that no misconception explains.
export function plainSentence(kind: FailureKind, told: Told): string {
  const { actor, program } = told;
  const due = told.expected || 'something';
  const came = told.actual || 'something else';
  switch (kind) {
    case 'silence':
      return `${actor} waited for ${due}, and nothing came.`;
    case 'too little':
      return `${actor} waited for ${due}; ${told.actual || 'a part of it'} came, and then no more.`;
    case 'too much':
      return `${actor} got more than was due: ${came}.`;
    case 'wrong bytes':
      return `${actor} waited for ${due} and got ${came}.`;
    case 'end':
      return `${program} ended the connection (FIN) while ${actor} was still waiting for ${due}.`;
    case 'reset':
      return `${program} broke off the connection with a reset (RST) while ${actor} was still using it.`;
    case 'refusal':
      return `${actor} tried to connect, and nobody was listening there: the connection was refused.`;
    case 'no end':
      return `${actor} waited for ${program} to end the connection (FIN), and it stayed open.`;
    case 'no reset':
      return `${actor} waited for ${program} to reset the connection (RST), and no reset came.`;
    case 'no refusal':
      return `${actor} could still connect at a moment when nobody should be listening any more.`;
    case 'no connection':
      return `${actor} waited for ${program} to connect, and it never did.`;
    case 'out of reach':
      return `${actor} can no longer reach ${due}: ${came}.`;
    case 'never reads':
      return `${actor} sent bytes, and ${program} never read them.`;
    case 'too early':
      return `${subject(told)} came sooner than the contract allows${told.actual && `: ${told.actual}`}.`;
    case 'too late':
      return `${subject(told)} did not come in the time that the contract allows${told.actual && `: ${told.actual}`}.`;
    case 'not started':
      return `${program} did not start${told.actual && `: ${told.actual.replace(/\.$/, '')}`}.`;
    case 'crash':
      return `${program} broke, and ended before it was done.`;
    case 'not listening':
      return told.actual.startsWith('an end')
        ? `${program} ended before it listened, so nobody can reach it.`
        : `${program} is running, but it listens nowhere, so nobody can reach it.`;
    case 'listening elsewhere':
      return `${program} listens at ${told.actual || 'another place'}; clients look for it at ${told.expected || 'the place it was given'}.`;
    case 'wrong output':
      return `${program} printed ${came} where ${due} was due.`;
    case 'no output':
      return `${program} has not printed ${due}.`;
    case 'wrong exit':
      return `${program} ended with ${came}; ${due} was due.`;
    case 'no exit':
      return `${program} has nothing left to do, and still runs.`;
    case 'over limits':
      return `${program} used more than a program here may use${told.actual ? `: ${told.actual}` : ''}.`;
    case 'file left':
      return `A file was left behind: ${came}.`;
    case 'file gone':
      return `A file that was not ${program}'s to touch is gone, or has been changed.`;
    case 'free':
      return `This should hold, and does not: ${due}.`;
  }
}

// What was due, named in a way that fits a peer who waits and a program that acts.
function subject({ actor, program, expected }: Told): string {
  const whose = actor === program ? `What ${program} has to do` : `What ${actor} waited for`;
  return expected ? `${whose} (${expected})` : whose;
}
