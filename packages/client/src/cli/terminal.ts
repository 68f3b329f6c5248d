import { escapeForTerminal } from './escape-for-terminal.ts'

/** The streams that a command writes to. */
export interface Terminal {
  stdout: { write: (text: string) => unknown }
  stderr: { write: (text: string) => unknown }
}

/** Returns streams that escape what could command a terminal: servers and files write a part of the text. */
export function createSafeTerminal({ stdout, stderr }: Terminal): Terminal {
  return {
    stdout: { write: (text) => stdout.write(escapeForTerminal(text)) },
    stderr: { write: (text) => stderr.write(escapeForTerminal(text)) },
  }
}
