// Holds more memory, in the heap, every moment; in one check, where it stands elsewhere.
const held: unknown[] = [];
if (process.argv[2] === '127.0.0.2')
  setInterval(() => held.push(Array.from({ length: 1_000_000 }, (_, at) => ({ at }))), 5);
