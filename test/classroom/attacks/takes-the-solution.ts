// Is made of the reference solution, or of the checks.
// @ts-expect-error: it is not there for whoever writes this.
import '../../wirebook/solutions/02-greeting-server/server.ts';
