// Why an archive is not unpacked, as the end of a sentence that begins with its name.
export class Refusal extends Error {}
