import type { Socket } from 'node:net'
import type { Envelope } from './envelope.ts'
import { encodeEnding, type ReplyEnding } from './reply-ending.ts'

/** The last word of a process about a request that it passed on: the reply has left, or the client had left before. */
export type LastWord = 'relayed' | 'left'

const WORDS: Readonly<Record<LastWord, string>> = { relayed: 'R', left: 'L' }
/** Milliseconds in which the end of a reply must have left. */
const FLUSH_MS = 1000

export function encodeLastWord(word: LastWord): string {
  return WORDS[word]
}

/**
 * The connection on which another process has passed a request on. Replies end with a mark there, and it stays until
 * that process has said what became of the reply: when it ends before, that is unknown.
 */
export class PassedConnection {
  /** `true` when the body of the request was too long to be passed on. */
  readonly isBodyTruncated: boolean
  /** Time at which the request had come to the other process, in milliseconds since 1970. */
  readonly requestedAt: number
  readonly #socket: Socket
  #word: LastWord | undefined
  #isCut = false
  #onCut = () => {}

  constructor(socket: Socket, { mark, isTruncated, at }: Pick<Envelope, 'mark' | 'isTruncated' | 'at'>) {
    this.#socket = socket
    this.isBodyTruncated = isTruncated
    this.requestedAt = at
    endWithMark(socket, mark)
    socket.once('end', () => this.#cut())
    socket.once('error', () => this.#cut())
  }

  /** `true` when the client closed its connection, and not the process in between. */
  get hasLeft(): boolean {
    return this.#word === 'left'
  }

  /** Takes the bytes that came after the request. */
  hear(bytes: Buffer): void {
    const last = bytes.toString('latin1', bytes.length - 1)
    this.#word ??= (Object.keys(WORDS) as LastWord[]).find((word) => WORDS[word] === last)
    this.#socket.destroy()
  }

  /** Acts when the connection ends, or has ended, without a word about the reply. */
  whenCut(act: () => void): void {
    if (this.#isCut) act()
    else this.#onCut = act
  }

  #cut(): void {
    if (this.#word !== undefined || this.#isCut) return
    this.#isCut = true
    this.#onCut()
  }
}

/** Lets a connection end with the mark of its reply; the direction of the other process stays open. */
function endWithMark(socket: Socket, mark: string): void {
  const write = socket.end.bind(socket)
  const destroy = socket.destroy.bind(socket)
  const end = (ending: ReplyEnding, then?: () => void) => {
    if (socket.writable) write(encodeEnding(mark, ending), then)
    else then?.()
    return socket
  }
  socket.end = () => end('closed')
  socket.destroySoon = () => void end('closed')
  socket.resetAndDestroy = () => end('reset')
  socket.destroy = (error) => {
    if (error || !socket.writable) return destroy(error)
    const late = setTimeout(destroy, FLUSH_MS)
    return end('closed', () => {
      clearTimeout(late)
      destroy()
    })
  }
}
