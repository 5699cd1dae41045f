import type { Gap, Judgement } from './values.ts';

// A part of a text of which only the form is known beforehand. `picture` is that form as documents write it, shown where nothing has come.
// The first expectation that meets it fills it; from then on it stands for what came.
export function gap(label: string, picture: string, form: (bytes: Uint8Array) => Judgement): Gap {
  const self: Gap = {
    label,
    picture,
    get since() {
      return { match: self };
    },
    in: run => run.matched(self),
    form,
  };
  return self;
}

// The form of C's ctime() and asctime() (ISO C, 7.29.3.1), whatever the moment. A day of one digit may be padded with a space,
// a zero or nothing: which it must be is a matter for a clock that stands, or the verdict would depend on today's date.
export const ctime = (label: string): Gap =>
  gap(label, 'Www Mmm dd hh:mm:ss yyyy', bytes => {
    if (bytes.length < longest) return 'need more';
    const text = Buffer.from(bytes.subarray(0, longest)).toString('latin1');
    let at = 0;
    for (const part of parts) {
      part.lastIndex = at;
      if (!part.test(text)) return { differs: "the time in C's ctime form", at };
      at = part.lastIndex;
    }
    return { matched: at, value: text.slice(0, at) };
  });

const longest = 24;
const parts = [
  /(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) /y,
  /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) /y,
  /(?:[ 0-3]?\d) /y,
  /[0-2]\d:/y,
  /[0-5]\d:/y,
  /[0-6]\d /y,
  /\d{4}/y,
];
