// Bytes that have come and that no expectation has taken yet, and whether more can come.
export class Inbox {
  #pieces: Uint8Array[] = [];
  #ended = false;

  append(piece: Uint8Array): void {
    this.#pieces.push(piece);
  }

  // No more can come, by whatever end.
  end(): void {
    this.#ended = true;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get unread(): Uint8Array {
    const [first, ...rest] = this.#pieces;
    if (!first) return new Uint8Array();
    if (rest.length === 0) return first;
    const whole = Buffer.concat(this.#pieces);
    this.#pieces = [whole];
    return whole;
  }

  get size(): number {
    return this.#pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  // The first `count` bytes have been accounted for.
  take(count: number): void {
    const rest = this.unread.subarray(count);
    this.#pieces = rest.length > 0 ? [rest] : [];
  }
}
