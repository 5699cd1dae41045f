// @ts-check
// Preloaded into a Node program: its Date, and Intl's idea of now, are the moment that stands in a file of the checker's. Timers go on.
const { readFileSync } = require('node:fs');

const file = process.env.WIREBOOK_CLOCK ?? '';
const RealDate = Date;
let last = 0;

// Read at every look, so that the program sees a moved clock at once; the file is replaced as a whole, and gone when the check is over.
function now() {
  try {
    last = Number(readFileSync(file, 'utf8'));
  } catch {
    // The last moment goes on standing.
  }
  return last;
}

const Standing = new Proxy(RealDate, {
  construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now()] : args, made),
  apply: () => new RealDate(now()).toString(),
});
Object.defineProperty(RealDate, 'now', { value: now, writable: true, configurable: true });
Object.defineProperty(RealDate.prototype, 'constructor', {
  value: Standing,
  writable: true,
  configurable: true,
});
Object.defineProperty(globalThis, 'Date', { value: Standing, writable: true, configurable: true });

const formatting = Intl.DateTimeFormat.prototype;
const { formatToParts } = formatting;
// Each formatter has a format() of its own, made when it is asked for.
const format = Object.getOwnPropertyDescriptor(formatting, 'format');
Object.defineProperty(formatting, 'format', {
  /** @this {Intl.DateTimeFormat} */
  get() {
    /** @type {unknown} */
    const real = format?.get?.call(this);
    return (/** @type {Date | number | undefined} */ date) =>
      typeof real === 'function' ? Reflect.apply(real, this, [date ?? now()]) : '';
  },
  configurable: true,
});
Object.defineProperty(formatting, 'formatToParts', {
  /** @this {Intl.DateTimeFormat} @param {Date | number} [date] */
  value(date) {
    return Reflect.apply(formatToParts, this, [date ?? now()]);
  },
  writable: true,
  configurable: true,
});
