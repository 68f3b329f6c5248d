/** The end of a reply that its owner intended: it closed the connection, or reset it. */
export type ReplyEnding = 'closed' | 'reset'

const SIGNS: Readonly<Record<ReplyEnding, string>> = { closed: '.', reset: '!' }
const EMPTY = Buffer.alloc(0)

/** Returns the bytes behind a reply that say how it ended; an owner that is killed sends none. */
export function encodeEnding(mark: string, ending: ReplyEnding): Buffer {
  return Buffer.from(mark + SIGNS[ending], 'latin1')
}

/** Finds the ending of a reply in the bytes that arrive, and lets all others through at once. */
export class EndingFilter {
  readonly #mark: Buffer
  #held: Buffer = EMPTY

  constructor(mark: string) {
    this.#mark = Buffer.from(mark, 'latin1')
  }

  /** Returns the bytes that are part of the reply for certain. */
  take(chunk: Buffer): Buffer {
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk
    const at = this.#findMark(bytes)
    this.#held = bytes.subarray(at)
    return bytes.subarray(0, at)
  }

  /** The end of the reply when no more bytes arrive; `undefined` when its owner did not end it. */
  get ending(): ReplyEnding | undefined {
    const sign = this.#held.toString('latin1', this.#mark.length)
    return (Object.keys(SIGNS) as ReplyEnding[]).find((ending) => SIGNS[ending] === sign)
  }

  /** Returns where the bytes begin that may be the ending: at most as many as that has. */
  #findMark(bytes: Buffer): number {
    const mark = this.#mark
    for (let at = Math.max(0, bytes.length - mark.length - 1); at < bytes.length; at++) {
      const length = Math.min(mark.length, bytes.length - at)
      if (mark.compare(bytes, at, at + length, 0, length) === 0) return at
    }
    return bytes.length
  }
}
