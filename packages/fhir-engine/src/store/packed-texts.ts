const PIECE = 1 << 20
/** Bytes of UTF-8 that one character of a string may become. */
const MOST_BYTES = 3

const encoder = new TextEncoder()
// What begins with U+FEFF stays so.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** A text as its bytes, in memory outside of the heap that it shares with others. */
export interface PackedText {
  readonly piece: Uint8Array
  readonly start: number
  readonly end: number
}

/** Memory outside of the heap, in pieces of 1 MiB, for texts that stay. */
export class PackedTexts {
  #piece = new Uint8Array(0)
  #used = 0
  #bytes = 0

  /** Bytes of all texts. */
  get bytes(): number {
    return this.#bytes
  }

  pack(text: string): PackedText {
    if (text.length * MOST_BYTES > PIECE) {
      const piece = encoder.encode(text)
      this.#bytes += piece.length
      return { piece, start: 0, end: piece.length }
    }
    if (this.#used + text.length * MOST_BYTES > this.#piece.length) {
      ;[this.#piece, this.#used] = [new Uint8Array(PIECE), 0]
    }
    const start = this.#used
    const { written } = encoder.encodeInto(text, this.#piece.subarray(start))
    this.#bytes += written
    this.#used += written
    return { piece: this.#piece, start, end: this.#used }
  }

  /** Packs a text in the place of another that nobody needs any more, if it is not longer. */
  repack(text: string, { piece, start, end }: PackedText): PackedText {
    const bytes = encoder.encode(text)
    if (bytes.length > end - start) return this.pack(text)
    piece.set(bytes, start)
    return { piece, start, end: start + bytes.length }
  }
}

/** Returns the text as it was packed; a lone surrogate, which JSON writes as an escape, is not preserved. */
export function decodeText({ piece, start, end }: PackedText): string {
  return decoder.decode(piece.subarray(start, end))
}
