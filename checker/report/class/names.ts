import { createHash } from 'node:crypto';

// A student's id as the name of a folder or file: at most 100 bytes, letters of any script, digits, `-`, `_` and inner dots.
// Two ids never share a name, not even where upper and lower case or the forms of Unicode are one; an id that cannot stand as
// it is has a mark of 16 letters behind it, made from the id alone.
export function fileNameOf(id: string): string {
  const kept = unreserved(cut(harmless(id)));
  return kept === id && isFolded(id) && !marked.test(id) ? id : `${kept}-${mark(id)}`;
}

const mostBytes = 100;
const markLetters = 16;
const marked = /-[a-z2-7]{16}$/;

// Whatever is no letter or digit becomes one hyphen between two that are; a letter bears up to three marks.
function harmless(id: string): string {
  const name = id
    .normalize('NFC')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cs}]/gu, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{Nd}._-]+/gu, '-')
    .replaceAll(/(?<=\p{M}{3})\p{M}+/gu, '')
    .replaceAll(/(?<![\p{L}\p{M}])\p{M}+/gu, '-')
    .replaceAll(/[.-]{2,}/g, '-');
  return name.replaceAll(/^[.-]+|[.-]+$/g, '');
}

function cut(name: string): string {
  const most = mostBytes - markLetters - 2;
  let kept = '';
  for (const { segment } of characters.segment(name)) {
    if (Buffer.byteLength(kept + segment) > most) break;
    kept += segment;
  }
  return kept.replaceAll(/[.-]+$/g, '');
}

const characters = new Intl.Segmenter();

// Names that Windows keeps for devices, with any extension.
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

const unreserved = (name: string): string =>
  name === '' ? 'unnamed' : devices.test(name) ? `_${name}` : name;

// Whether no other name is the same to a file system that ignores case, or that keeps names in another form of Unicode.
const isFolded = (id: string): boolean => id.normalize('NFKC').toUpperCase().toLowerCase() === id;

// 80 bits of SHA-256 in base32 (RFC 4648) of the id's UTF-16, in which every string differs from every other.
function mark(id: string): string {
  const bytes = createHash('sha256').update(Buffer.from(id, 'utf16le')).digest().subarray(0, 10);
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map(five => alphabet.charAt(Number.parseInt(five, 2))).join('');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
