import { escapeForTerminal, findCommand, renderHelp, UsageError, withVariables } from '@smart-mock/cli-kit'
import { AddressError } from '../listeners/address-error.ts'
import type { MockCommand } from './commands/command.ts'
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
    return await runCommand(command, own)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(escapeForTerminal(`smart-mock: ${error.message}\n`))
    return 2
  }
}

/** Runs a command; throws `UsageError` that names the variables of the environment which it is about. */
async function runCommand(
  { name, options }: MockCommand,
  args: readonly string[],
): Promise<number | undefined> {
  const run = await loadCommand(name)
  try {
    return await run(args)
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof AddressError)) throw error
    const failed = { program: MOCK_PROGRAM.name, options, args, environment: process.env }
    throw new UsageError(withVariables(error.message, failed))
  }
}
