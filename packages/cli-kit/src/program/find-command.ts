import { formatSuggestion } from '../options/format-suggestion.ts'
import { UsageError } from '../options/usage-error.ts'
import type { Command, Program } from './program.ts'

/** A command line, taken apart. */
export interface Invocation<Each extends Command> {
  readonly command: Each
  /** The arguments after the name of the command. */
  readonly args: readonly string[]
  /** `true` when its help is asked for; what follows `--` belongs to another program. */
  readonly help: boolean
}

const HELP = new Set(['--help', '-h'])

/** Finds the command of a command line; without a name it is the program itself. Throws `UsageError` for an unknown one. */
export function findCommand<Each extends Command>(
  program: Program<Each>,
  args: readonly string[],
): Invocation<Each> {
  const [first = ''] = args
  const isNamed = first !== '' && !first.startsWith('-')
  const name = isNamed ? first : ''
  const command = program.commands.find((each) => each.name === name)
  if (!command) {
    const names = program.commands.map((each): string => each.name).filter((each) => each !== '')
    throw new UsageError(
      `unknown command ${name}${formatSuggestion(name, names)}; ${program.name} --help lists the commands`,
    )
  }
  const rest = isNamed ? args.slice(1) : args
  const end = rest.indexOf('--')
  const help =
    command.forwardsArguments !== true && (end < 0 ? rest : rest.slice(0, end)).some((arg) => HELP.has(arg))
  return { command, args: rest, help }
}
