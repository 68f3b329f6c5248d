import { escapeForTerminal, findCommand, renderHelp, UsageError } from '@smart-mock/cli-kit'
import { AddressError } from '../listeners/address-error.ts'
import { loadCommand } from './commands/load-command.ts'
import { MOCK_PROGRAM } from './commands/program.ts'

/** Runs the command line; the exit code, or nothing while the servers run. */
export async function runCli(args: readonly string[]): Promise<number | undefined> {
  try {
    const { command, args: own, help } = findCommand(MOCK_PROGRAM, args)
    if (help) {
      process.stdout.write(renderHelp(MOCK_PROGRAM, command))
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
