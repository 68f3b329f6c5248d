const LINE_FEED = 0x0a

/** Reads UTF-8 by lines, or what is left as a whole, with no more than that in memory. */
export class LineReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #most: number
  #chunk: Uint8Array = new Uint8Array(0)

  /** Creates a reader that refuses more than `most` bytes at once. */
  constructor(chunks: AsyncIterable<Uint8Array>, most: number) {
    this.#chunks = chunks[Symbol.asyncIterator]()
    this.#most = most
  }

  /** Returns the next line without its end, or `undefined` when there is none. Throws `RangeError`. */
  readLine(): Promise<string | undefined> {
    return this.#readUntil((chunk) => chunk.indexOf(LINE_FEED))
  }

  /** Returns all that is left. Throws `RangeError`. */
  async readRest(): Promise<string> {
    return (await this.#readUntil(() => -1)) ?? ''
  }

  async #readUntil(find: (chunk: Uint8Array) => number): Promise<string | undefined> {
    const pieces: Uint8Array[] = []
    let size = 0
    for (;;) {
      const end = find(this.#chunk)
      const piece = end < 0 ? this.#chunk : this.#chunk.subarray(0, end)
      pieces.push(piece)
      size += piece.length
      if (size > this.#most) throw new RangeError(`more than ${this.#most / 1e6} MB in one document or line`)
      this.#chunk = this.#chunk.subarray(piece.length + 1)
      if (end >= 0) return decode(pieces, size)
      const { value, done } = await this.#chunks.next()
      if (done) return size === 0 ? undefined : decode(pieces, size)
      this.#chunk = value
    }
  }
}

function decode(pieces: readonly Uint8Array[], size: number): string {
  const [only] = pieces
  if (only && pieces.length === 1) return new TextDecoder().decode(only)
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return new TextDecoder().decode(bytes)
}
