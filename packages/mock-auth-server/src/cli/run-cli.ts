import { escapeForTerminal } from '../core/util/escape-for-terminal.ts'
import { AddressError } from '../listeners/address-error.ts'
import { findCommand } from './commands/find-command.ts'
import { loadCommand } from './commands/load-command.ts'
import { renderHelp } from './help/render-help.ts'
import { UsageError } from './usage-error.ts'

/** Runs the command line; the exit code, or nothing while the servers run. */
export async function runCli(args: readonly string[]): Promise<number | undefined> {
  try {
    const { command, args: own, help } = findCommand(args)
    if (help) {
      process.stdout.write(renderHelp(command))
      return 0
    }
    const run = await loadCommand(command.name)
    return await run(own)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof AddressError)) throw error
    process.stderr.write(escapeForTerminal(`smart-mock: ${error.message}\n`))
    return 2
  }
}
