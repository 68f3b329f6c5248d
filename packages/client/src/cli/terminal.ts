import { createPaint, escapeForTerminal, type Paint } from '@smart-mock/cli-kit'

export { acceptClosedPipe } from '@smart-mock/cli-kit'

interface TextStream {
  write: (text: string) => unknown
  isTTY?: boolean
}

/** The stream that a user types into. */
export interface TypedStream {
  isTTY?: boolean
  on: (event: 'data', listener: () => void) => unknown
  off: (event: 'data', listener: () => void) => unknown
  resume: () => unknown
  pause: () => unknown
}

/** The streams of a command. */
export interface Terminal {
  stdout: TextStream
  stderr: TextStream
  stdin?: TypedStream
}

/** Streams that escape what could command a terminal. */
export interface SafeTerminal extends Terminal {
  /** Set when a user is there, who sees stderr and can type. */
  typed?: TypedStream
  /** Colours text for `writePainted`. */
  paint: Paint
  /** Writes text to stdout as it is: its foreign parts were escaped before it was coloured. */
  writePainted: (text: string) => unknown
}

/** Returns streams that escape what could command a terminal: servers and files write a part of the text. */
export function createSafeTerminal({ stdout, stderr, stdin }: Terminal): SafeTerminal {
  return {
    stdout: { write: (text) => stdout.write(escapeForTerminal(text)) },
    stderr: { write: (text) => stderr.write(escapeForTerminal(text)) },
    ...(stderr.isTTY && stdin?.isTTY ? { typed: stdin } : {}),
    paint: createPaint(stdout),
    writePainted: (text) => stdout.write(text),
  }
}
