import {
  type Command,
  findCommand,
  renderCompletion,
  renderHelp,
  UsageError,
  withVariables,
} from '@smart-mock/cli-kit'
import { version } from '../server/settings/version.ts'
import { SmartError, toSmartError } from '../smart/smart-error.ts'
import { runCheckCommand } from './check/run-check-command.ts'
import { runConformanceCommand } from './conformance/run-conformance-command.ts'
import { CLIENT_PROGRAM, type CommandName } from './program.ts'
import { runStartCommand } from './start/run-start-command.ts'
import { createSafeTerminal, type SafeTerminal, type Terminal } from './terminal.ts'

type RunCommand = (args: readonly string[], terminal: SafeTerminal) => Promise<number>

const COMMANDS: Readonly<Record<CommandName, RunCommand>> = {
  '': runStartCommand,
  check: runCheckCommand,
  conformance: runConformanceCommand,
  completion: async (args, terminal) =>
    print(terminal, renderCompletion({ program: CLIENT_PROGRAM }, args, process.env)),
}

/** Runs one command and returns the exit code: 0 fine, 1 something is wrong with the server, 2 the command was not understood. */
export async function runCommand(args: readonly string[], streams: Terminal): Promise<number> {
  const terminal = createSafeTerminal(streams)
  try {
    const { command, args: own, help } = findCommand(CLIENT_PROGRAM, args)
    if (help) return print(terminal, renderHelp(CLIENT_PROGRAM, command))
    if (command.name === '' && own.some((arg) => arg === '--version' || arg === '-v'))
      return print(terminal, `${version}\n`)
    return await runNamed(command, own, terminal)
  } catch (thrown) {
    terminal.stderr.write(`smart-client: ${describeError(thrown)}\n`)
    return 2
  }
}

/** Runs a command; what is wrong with its options names the variables of the environment that set them. */
async function runNamed(
  { name, options }: Command<CommandName>,
  args: readonly string[],
  terminal: SafeTerminal,
): Promise<number> {
  try {
    return await COMMANDS[name](args, terminal)
  } catch (thrown) {
    const isUsage =
      thrown instanceof UsageError || (thrown instanceof SmartError && thrown.code === 'invalid-input')
    if (!isUsage) throw thrown
    const failed = { program: CLIENT_PROGRAM.name, options, args, environment: process.env }
    throw new UsageError(withVariables(describeError(thrown), failed))
  }
}

function describeError(thrown: unknown): string {
  if (thrown instanceof UsageError) return thrown.message
  const { message, details } = toSmartError(thrown)
  return details.whatToTry ? `${message}\n${details.whatToTry}` : message
}

function print({ stdout }: SafeTerminal, text: string): number {
  stdout.write(text)
  return 0
}
