// Holds more memory, outside of the heap, every moment.
const held: Buffer[] = [];
setInterval(() => held.push(Buffer.alloc(32 * 1024 ** 2, 1)), 5);
