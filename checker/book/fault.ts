// What the author of a walkthrough has to mend, in one line that begins with FILE:LINE.
export class WalkthroughFault extends Error {
  override readonly name = 'WalkthroughFault';
}

// What is wrong with a block, before anybody has said where it stands.
export class Unmakable extends Error {
  override readonly name = 'Unmakable';
}
