// What the system's own messages say for the codes that contracts ask for; programs in other languages print these.
const messages: Readonly<Record<string, RegExp>> = {
  ECONNREFUSED: /connection refused/i,
  EADDRINUSE: /address (?:already )?in use/i,
  ENOTFOUND: /name or service not known|no address associated|nodename nor servname/i,
  ECONNRESET: /connection reset/i,
  EPIPE: /broken pipe/i,
  ENOENT: /no such file or directory/i,
  EACCES: /permission denied/i,
};

// Whether a line says in the system's words what `text` says with a code.
export function inSystemsWords(text: string, line: string): boolean {
  const code = /\bE[A-Z]+\b/.exec(text)?.[0];
  return code !== undefined && (line.includes(code) || (messages[code]?.test(line) ?? false));
}
