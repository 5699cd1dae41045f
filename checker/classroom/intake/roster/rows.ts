import { readFileSync, statSync } from 'node:fs';
import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { UsageFault } from '../../../usage.ts';
import { quoted, sized } from '../names.ts';
import { codeOf } from '../walk.ts';

// A row of a roster by its columns' names.
export type Row = ReadonlyMap<string, string>;

// The rows of a CSV file with a heading, whichever of comma, semicolon and tab it has between columns, in UTF-8, UTF-16 or Windows letters. Throws UsageFault on one that cannot be read.
export function rowsOf(file: string): { readonly columns: readonly string[]; readonly rows: readonly Row[] } {
  const [heading = [], ...rows] = parsed(file);
  const columns = heading.map(name => name.trim());
  return {
    columns,
    rows: rows.map(row => new Map(columns.map((name, at) => [name, row[at]?.trim() ?? '']))),
  };
}

const Table = z.array(z.array(z.string()));
const longest = 2 ** 24;

function parsed(file: string): readonly (readonly string[])[] {
  const text = read(file);
  try {
    return Table.parse(
      parse(text, {
        delimiter: delimiterOf(text),
        bom: true,
        relax_column_count: true,
        skip_records_with_empty_values: true,
      }),
    );
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageFault(`--roster ${quoted(file)} is no CSV file: ${why}`);
  }
}

function read(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > longest)
      throw new UsageFault(`--roster ${quoted(file)} has ${sized(size)}; a list of students has a few KiB.`);
    return decoded(readFileSync(file));
  } catch (error) {
    if (error instanceof UsageFault) throw error;
    throw new UsageFault(
      `--roster ${quoted(file)} cannot be read (${codeOf(error)}); name a CSV file of your students.`,
    );
  }
}

// Spreadsheets write UTF-16 with a mark in front, or the letters of Windows.
function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('windows-1252').decode(bytes);
}

// What stands most often in the heading, outside of quotes.
function delimiterOf(text: string): string {
  const heading = (/^.*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => heading.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}
