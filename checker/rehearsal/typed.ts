// What a person typed, as bytes; or why it cannot be read.
export type Typed = { readonly bytes: Uint8Array } | { readonly fault: string };

const escape = /\\(?:x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|(.?))/gu;
const named = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\\', '\\'],
  ['"', '"'],
]);

// A line is sent with its newline. In quotes it is sent as a drawing shows it: "hel" has none, "lo\n" has one, "\xc3" is a byte.
export function typed(line: string, ending: '\n' | ''): Typed {
  const inside = /^"(.*)"$/su.exec(line)?.[1];
  if (inside === undefined) return { bytes: Buffer.from(line + ending) };
  const parts: Buffer[] = [];
  let at = 0;
  for (const { 0: whole, 1: byte, 2: code, 3: name = '', index } of inside.matchAll(escape)) {
    parts.push(Buffer.from(inside.slice(at, index)));
    const point = Number.parseInt(code ?? '0', 16);
    const text =
      code === undefined ? named.get(name) : point > 0x10ffff ? undefined : String.fromCodePoint(point);
    if (byte === undefined && text === undefined)
      return {
        fault: `${whole} stands for no byte, so nothing was sent; in quotes there are \\n \\r \\t \\\\ \\" \\xNN and \\u{N}`,
      };
    parts.push(byte === undefined ? Buffer.from(text ?? '') : Buffer.from(byte, 'hex'));
    at = index + whole.length;
  }
  return { bytes: Buffer.concat([...parts, Buffer.from(inside.slice(at))]) };
}
