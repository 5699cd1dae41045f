import type { Conversation, Label, Turn } from '../vocabulary.ts';
import { actorsOf } from './acts.ts';
import type { CheckData } from './check.ts';
import { quoted, within, wording } from './labels.ts';
import type { Act, Actor, Expectation, Side, Step } from './steps.ts';

const you = 'you';

// A check as a picture's data before it runs: those who dial left, the program, those who are dialled right, you at the side.
export function conversation(check: CheckData): Conversation {
  const rows = check.steps.flatMap(step => turns(step, check.program.name));
  return { columns: parties(check, rows), rows };
}

function parties({ program, steps }: CheckData, rows: readonly Turn[]): string[] {
  const actors = steps.flatMap(actorsOf);
  const named = (side: Side) => actors.filter(actor => actor.side === side).map(({ name }) => name);
  const yours = rows.some(({ from, to }) => from === you || to === you) ? [you] : [];
  const others = named('program').filter(name => name !== program.name);
  const all = program.listens
    ? [...named('dials'), ...others, program.name, ...named('listens'), ...yours]
    : [...yours, ...named('dials'), program.name, ...others, ...named('listens')];
  return [...new Set(all)];
}

function turns(step: Step, program: string): readonly Turn[] {
  switch (step.kind) {
    case 'act':
      return deeds(step, program);
    case 'expect':
      return hopes(step, program);
    case 'together':
      return atOnce(step.acts.flatMap(one => deeds(one, program)));
    case 'free':
      return [{ label: { before: step.label } }];
  }
}

const atOnce = (rows: readonly Turn[]): Turn[] =>
  rows.length < 2
    ? [...rows]
    : rows.map((row, at) => ({
        ...row,
        atOnce: at === 0 ? 'first' : at === rows.length - 1 ? 'last' : 'between',
      }));

const connects = ({ host }: Actor): string => (host === undefined ? 'connects' : `connects to ${host}`);
const how = ({ slowly, zone }: Extract<Act['does'], { verb: 'starts' }>): string =>
  (slowly ? ', slowly' : '') + (zone === undefined ? '' : `, in ${zone}`);

function deeds({ actor, does, within: limit }: Act, own: string): Turn[] {
  const from = actor.side === 'user' ? you : actor.name;
  const to = actor.at ?? own;
  const passes = (label: Label): Turn => ({ from, to, label: within(label, limit?.ms) });
  const says = (before: string): Turn => passes({ before });
  const aside = (before: string): Turn => ({ from, label: { before } });
  switch (does.verb) {
    case 'sends':
    case 'pours':
      return does.pieces.map(piece => passes({ quoted: quoted(piece) }));
    case 'types':
      return does.pieces.map(piece => passes({ before: 'types', quoted: quoted(piece) }));
    case 'connects':
      return [says(connects(actor))];
    case 'ends':
      return [says('FIN')];
    case 'leaves':
      return [says('closes')];
    case 'resets':
      return [says('RST')];
    case 'signals':
      return [says(does.signal)];
    case 'ends input':
      return [says('end of input')];
    case 'stops reading':
    case 'reads on':
      return [aside(`(${does.verb})`)];
    case 'ignores':
      return [{ from, label: { before: '(passes over', quoted: quoted(does.what), after: ')' } }];
    case 'starts':
      return [aside(`(starts ${does.args.map(wording).join(' ')}${how(does)})`)];
    case 'puts':
      return [{ label: { before: `at ${wording(does.path)} a file`, quoted: quoted(does.what) } }];
    case 'passes':
      return [{ label: { before: `${does.ms / 1000} s pass` } }];
    case 'stands':
      return [{ label: { before: `the clock stands at ${does.at}` } }];
    case 'moves':
      return [{ label: { before: `the clock moves on by ${does.ms / 1000} s` } }];
  }
}

function hopes({ actor, hopes: hope, terms }: Expectation, own: string): Turn[] {
  const whom = actor.name;
  const program = actor.side === 'program' ? whom : own;
  const comes = (label: Label, to = whom): Turn => ({
    from: program,
    to,
    label: within(label, terms.notAfter, terms.notBefore),
  });
  const says = (before: string): Turn => comes({ before });
  const aside = (before: string): Turn => ({
    from: whom,
    label: within({ before: `(${before})` }, terms.notAfter, terms.notBefore),
  });
  switch (hope.verb) {
    case 'receives':
      return [comes({ quoted: quoted(hope.what) })];
    case 'receives all':
      return [comes({ quoted: quoted(hope.what) }), says('FIN')];
    case 'accepts':
      return [says(connects(actor))];
    case 'hears end':
      return [says('FIN')];
    case 'hears reset':
      return [says('RST')];
    case 'is cut off':
      return [says('FIN or RST')];
    case 'is refused':
      return [{ from: whom, to: program, label: { before: connects(actor) } }, says('refused')];
    case 'gets in':
      return [aside('all are connected')];
    case 'hears nothing':
      return [aside('nothing')];
    case 'meets nobody':
      return [aside('nobody comes')];
    case 'prints':
      return [comes({ before: 'prints', quoted: quoted(hope.what) }, you)];
    case 'prompts':
      return [comes({ before: 'prompts', quoted: quoted(hope.what) }, you)];
    case 'prints all':
      return [comes({ before: 'prints', quoted: quoted(hope.what), after: 'and no more' }, you)];
    case 'never prints':
      return [{ from: whom, label: { before: 'never prints', quoted: quoted(hope.what) } }];
    case 'complains':
      return [comes({ before: 'complains', quoted: quoted(hope.what) }, you)];
    case 'logs':
      return [comes({ before: 'logs', quoted: quoted(hope.what) }, you)];
    case 'goes on':
      return [aside('goes on')];
    case 'announces':
      return [comes({ before: 'says where it listens' }, you)];
    case 'listens at':
      return [aside(`listens at ${wording(hope.host)}:${wording(hope.port)}`)];
    case 'reaches':
      return [{ from: whom, to: hope.whom.name, label: { before: 'connects' } }];
    case 'has':
      return [{ label: { before: `at ${wording(hope.path)} the file as it was` } }];
    case 'lacks':
      return [{ label: { before: `at ${wording(hope.path)} no file` } }];
    case 'is empty':
      return [{ label: { before: 'no file anywhere in the folder' } }];
    case 'exits':
      return [aside(typeof hope.status === 'number' ? `exits ${hope.status}` : `is ended by ${hope.status}`)];
  }
}
