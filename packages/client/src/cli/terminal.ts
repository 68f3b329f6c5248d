import { createPaint, escapeForTerminal, type Paint } from '@smart-mock/cli-kit'

export { acceptClosedPipe } from '@smart-mock/cli-kit'

interface TextStream {
  write: (text: string) => unknown
  isTTY?: boolean
}

/** The streams that a command writes to. */
export interface Terminal {
  stdout: TextStream
  stderr: TextStream
}

/** Streams that escape what could command a terminal. */
export interface SafeTerminal extends Terminal {
  /** Colours text for `writePainted`. */
  paint: Paint
  /** Writes text to stdout as it is: its foreign parts were escaped before it was coloured. */
  writePainted: (text: string) => unknown
}

/** Returns streams that escape what could command a terminal: servers and files write a part of the text. */
export function createSafeTerminal({ stdout, stderr }: Terminal): SafeTerminal {
  return {
    stdout: { write: (text) => stdout.write(escapeForTerminal(text)) },
    stderr: { write: (text) => stderr.write(escapeForTerminal(text)) },
    paint: createPaint(stdout),
    writePainted: (text) => stdout.write(text),
  }
}
