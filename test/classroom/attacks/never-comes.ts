// Uses up the time of every check: it neither listens nor ends nor rests.
for (;;);
