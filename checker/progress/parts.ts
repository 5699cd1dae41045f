// A part of the book: which numbers belong to it.
export interface Part {
  readonly name: string;
  readonly title: string;
  readonly last: number;
}

const parts: readonly Part[] = [
  { name: 'Part I', title: 'First sockets', last: 10 },
  { name: 'Part II', title: 'Streams done right', last: 18 },
  { name: 'Part III', title: 'Datagrams done right', last: 23 },
  { name: 'Part IV', title: 'Application protocols', last: 32 },
];
const beyond: Part = { name: 'Beyond the book', title: 'Further lessons', last: 99 };

// The part to which a lesson belongs: its number alone decides.
export const partOf = (number: number): Part => parts.find(({ last }) => number <= last) ?? beyond;
