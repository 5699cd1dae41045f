// What a proof found, in one line. `checker`: the checker itself could not do its work, so nothing is said about the lesson.
export interface Fault {
  readonly words: string;
  readonly whose: 'author' | 'checker';
}

// A fault with the lesson, or the folder, that it is about.
export interface Finding extends Fault {
  readonly lesson: string;
}

export const fault = (words: string): Fault => ({ words: inOneLine(words), whose: 'author' });

export const ownFault = (words: string): Fault => ({ words: inOneLine(words), whose: 'checker' });

const inOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();
