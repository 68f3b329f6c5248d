import { version } from '../server/settings/version.ts'
import { toSmartError } from '../smart/smart-error.ts'
import { help } from './help.ts'
import { runCheckCommand } from './run-check-command.ts'
import { runStartCommand } from './run-start-command.ts'
import { createSafeTerminal, type Terminal } from './terminal.ts'

/** Runs one command and returns the exit code: 0 fine, 1 something is wrong with the server, 2 the command was not understood. */
export async function runCommand(args: readonly string[], streams: Terminal): Promise<number> {
  const terminal = createSafeTerminal(streams)
  try {
    if (args.includes('--help') || args.includes('-h')) return say(terminal, help)
    if (args.includes('--version')) return say(terminal, `${version}\n`)
    return args[0] === 'check'
      ? await runCheckCommand(args.slice(1), terminal)
      : await runStartCommand(args, terminal)
  } catch (thrown) {
    const { message, details } = toSmartError(thrown)
    terminal.stderr.write(`smart-client: ${message}\n${details.whatToTry ? `${details.whatToTry}\n` : ''}`)
    return 2
  }
}

function say({ stdout }: Terminal, text: string): number {
  stdout.write(text)
  return 0
}
