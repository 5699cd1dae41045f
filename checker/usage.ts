// Thrown where the command line asks for what there is not: one line that says what was found and what to do; exit status 2.
export class UsageFault extends Error {}
