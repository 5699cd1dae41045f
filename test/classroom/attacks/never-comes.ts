// Uses up the time of every check: it says that it begins, and neither listens nor ends nor rests.
console.error('soon');
setInterval(() => undefined, 20);
await new Promise(() => undefined);
