// Holds more memory, outside of the heap, every moment; in one check, where it stands elsewhere.
const held: Buffer[] = [];
if (process.argv[2] === '127.0.0.2') setInterval(() => held.push(Buffer.alloc(32 * 1024 ** 2, 1)), 5);
