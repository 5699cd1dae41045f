// Text as it is compared: composed letters, no capitals, single blanks.
export const plain = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

// Only letters and digits, without accents, as course systems squeeze names into file names.
export const squeezed = (text: string): string =>
  plain(text)
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '');

// The words of a name or a folder's name.
export const words = (text: string): readonly string[] =>
  plain(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(word => word !== '');
