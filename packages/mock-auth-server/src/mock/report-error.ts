import { escapeForTerminal } from '@smart-mock/cli-kit'

/** Writes an error of the mock itself to stderr. */
export function reportError(error: unknown): void {
  process.stderr.write(escapeForTerminal(`smart-mock: ${error instanceof Error ? error.stack : error}\n`))
}
