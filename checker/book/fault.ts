// What the author of a walkthrough has to mend, in one line that begins with FILE:LINE.
export class WalkthroughFault extends Error {
  override readonly name = 'WalkthroughFault';
}

// A block that this machine cannot make; what another has made of it stands.
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

// What is wrong with a block, before anybody has said where it stands.
export class Unmakable extends Error {
  override readonly name = 'Unmakable';
}
