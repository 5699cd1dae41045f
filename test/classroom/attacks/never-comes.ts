// Uses up the time of every check: it neither listens nor ends nor rests; in one check, where it stands elsewhere.
while (process.argv[2] === '127.0.0.2');
