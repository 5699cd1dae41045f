// Holds more memory, in the heap, every moment.
const held: unknown[] = [];
setInterval(() => held.push(Array.from({ length: 1_000_000 }, (_, at) => ({ at }))), 5);
