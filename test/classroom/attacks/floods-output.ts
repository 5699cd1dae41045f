// Prints without end.
const block = 'all work and no play\n'.repeat(5000);
const more = (): void => {
  while (process.stdout.write(block));
  process.stdout.once('drain', more);
};
more();
