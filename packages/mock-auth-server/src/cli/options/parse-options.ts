import * as kit from '@smart-mock/cli-kit'
import { COMMAND_OPTIONS } from './command-options.ts'
import { RENAMED_OPTIONS } from './report-options.ts'

type CommandName = keyof typeof COMMAND_OPTIONS

type TableOf<Name extends CommandName> = (typeof COMMAND_OPTIONS)[Name]

/** Parses the options of a command, over those of the environment; throws `UsageError`, for any other argument too. */
export function parseOptions<Name extends CommandName>(
  command: Name,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): kit.ParsedOptions<TableOf<Name>> {
  return kit.parseOptions(toParsedCommand(command), args, environment)
}

/** Parses options and other arguments of a command; throws `UsageError`. */
export function parseArguments<Name extends CommandName>(
  command: Name,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): kit.ParsedArguments<TableOf<Name>> {
  return kit.parseArguments(toParsedCommand(command), args, environment)
}

function toParsedCommand<Name extends CommandName>(command: Name) {
  const options: TableOf<Name> = COMMAND_OPTIONS[command]
  const renamed = 'report' in options ? { renamed: RENAMED_OPTIONS } : {}
  return { program: 'smart-mock', name: command === 'start' ? '' : command, options, ...renamed }
}
