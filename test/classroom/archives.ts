import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

// One entry of a zip archive made byte by byte, so that it may say what no packer would.
export interface ZipEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  // What the headers claim, where it is not so.
  readonly size?: number;
  readonly sum?: number;
  // Type and permissions as Unix has them.
  readonly mode?: number;
}

// APPNOTE.TXT, 4.3.6: local headers with data, the central directory, and its end.
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content ?? '');
    const method = entry.method ?? 8;
    const data = method === 8 ? deflateRawSync(content) : content;
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(entry.flags ?? 0, 2);
    about.writeUInt16LE(method, 4);
    about.writeUInt32LE(entry.sum ?? crc32(content), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(entry.size ?? content.length, 18);
    about.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(at, 10);
    local.push(Buffer.from('PK\x03\x04'), about, name, data);
    central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), about, rest, name);
    at += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]);
}

export const zipOfFiles = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  zipOf(Object.entries(files).map(([name, content]) => ({ name, content })));

// One entry of a tar archive, made byte by byte as well.
export interface TarEntry {
  readonly name: string;
  readonly content?: string | Buffer;
  // '0' file, '1' hard link, '2' symbolic link, '3' and '4' devices, '5' folder, '6' pipe.
  readonly type?: string;
  readonly link?: string;
  readonly size?: number;
}

// POSIX.1-2024, pax: headers of 512 bytes, contents filled up to as much, two empty blocks.
export function tarOf(entries: readonly TarEntry[]): Buffer {
  const blocks = entries.flatMap(({ name, content = '', type = '0', link = '', size }) => {
    const bytes = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write('0000644\0' + '0000000\0' + '0000000\0', 100);
    header.write(`${(size ?? bytes.length).toString(8).padStart(11, '0')}\0`, 124);
    header.write('00000000000\0' + '        ' + type, 136);
    header.write(link, 157, 100);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

export const tarOfFiles = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  tarOf(Object.entries(files).map(([name, content]) => ({ name, content })));

export const gzipped = (bytes: Buffer): Buffer => gzipSync(bytes);
