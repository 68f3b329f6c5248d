import { formatSuggestion } from '../../core/util/format-suggestion.ts'
import { UsageError } from '../usage-error.ts'
import type { Command } from './command.ts'
import { COMMANDS } from './list.ts'

/** A command line, taken apart. */
export interface Invocation {
  readonly command: Command
  /** The arguments after the name of the command. */
  readonly args: readonly string[]
  /** `true` when its help is asked for; what follows `--` belongs to another program. */
  readonly help: boolean
}

const HELP = new Set(['--help', '-h'])

/** Finds the command of a command line; without a name it starts a mock. Throws `UsageError` for an unknown one. */
export function findCommand(args: readonly string[]): Invocation {
  const [first = ''] = args
  const isNamed = first !== '' && !first.startsWith('-')
  const name = isNamed ? first : ''
  const command = COMMANDS.find((each) => each.name === name)
  if (!command) {
    const names = COMMANDS.map((each) => each.name).filter((each) => each !== '')
    throw new UsageError(
      `unknown command ${name}${formatSuggestion(name, names)}; smart-mock --help lists the commands`,
    )
  }
  const rest = isNamed ? args.slice(1) : args
  const end = rest.indexOf('--')
  const help = (end < 0 ? rest : rest.slice(0, end)).some((arg) => HELP.has(arg))
  return { command, args: rest, help }
}
