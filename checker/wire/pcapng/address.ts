// An IP address as a header carries it: 4 bytes, or 16 (RFC 4291 §2.2). A mapped address is 4, for such packets are IPv4.
export function addressBytes(host: string): Uint8Array {
  const address = host.replace(/%.*$/, '');
  const dotted = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const bytes = dotted === undefined ? ipv6Bytes(address) : dotted.split('.').map(Number);
  const size = dotted === undefined ? 16 : 4;
  if (bytes.length !== size || bytes.some(byte => !(byte >= 0 && byte <= 255)))
    throw new RangeError(`${JSON.stringify(host)} is not an IP address, so it has no packets`);
  return Uint8Array.from(bytes);
}

function ipv6Bytes(address: string): number[] {
  const [before = '', after] = address.split('::');
  const head = groups(before);
  if (after === undefined) return head;
  const tail = groups(after);
  const zeros = Math.max(0, 16 - head.length - tail.length);
  return [...head, ...Array.from({ length: zeros }, () => 0), ...tail];
}

// A group that is not hexadecimal gives NaN, which no byte is.
const groups = (text: string): number[] =>
  text === '' ? [] : text.split(':').flatMap(group => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]);
