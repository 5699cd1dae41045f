// Is made of the lesson's own checks.
// @ts-expect-error: it is not there for whoever writes this.
import '/wirebook/lessons/02-greeting-server/checks.ts';
