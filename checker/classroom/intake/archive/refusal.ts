// Why an archive is not unpacked, as the end of a sentence that begins with its name.
export class Refusal extends Error {}

// The same for what only one of its entries did. It spoils what one student packed, and leaves the others alone in the archive of a class.
export class EntryRefusal extends Refusal {}
