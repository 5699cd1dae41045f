// Prints without end; in one check, where it stands elsewhere.
const block = 'all work and no play\n'.repeat(5000);
const more = (): void => {
  while (process.stdout.write(block));
  process.stdout.once('drain', more);
};
if (process.argv[2] === '127.0.0.2') more();
