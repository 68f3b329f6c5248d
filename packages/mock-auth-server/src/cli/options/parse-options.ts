import { parseArgs } from 'node:util'
import { formatSuggestion } from '../../core/util/format-suggestion.ts'
import { UsageError } from '../usage-error.ts'
import { COMMAND_OPTIONS, RUN_OPTIONS, SWEEP_OPTIONS } from './command-options.ts'
import type { CliOptionTable, ParsedOptions } from './option.ts'
import { readEnvironment } from './read-environment.ts'

type CommandName = keyof typeof COMMAND_OPTIONS

type ValuesOf<Name extends CommandName> = ParsedOptions<(typeof COMMAND_OPTIONS)[Name]>

/** The parsed arguments of a command. */
export interface ParsedArguments<Name extends CommandName> {
  readonly values: ValuesOf<Name>
  /** The arguments that are no options, in their order. */
  readonly words: readonly string[]
}

/** An empty path or command is a variable that is not set. */
const NEVER_EMPTY = new Set([...Object.keys(RUN_OPTIONS), ...Object.keys(SWEEP_OPTIONS)])

/**
 * Parses the options of a command, over those of the environment; throws `UsageError` for unknown ones, for missing
 * values and for any other argument.
 */
export function parseOptions<Name extends CommandName>(
  command: Name,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): ValuesOf<Name> {
  const { values, words } = parseArguments(command, args, environment)
  const [word] = words
  if (word !== undefined) throw new UsageError(`unexpected argument ${word}; ${seeHelp(command)}`)
  return values
}

/** Parses options and other arguments of a command; throws `UsageError`. */
export function parseArguments<Name extends CommandName>(
  command: Name,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): ParsedArguments<Name> {
  const table: CliOptionTable = COMMAND_OPTIONS[command]
  checkNames(command, table, args)
  const { values, positionals } = parse(table, args)
  const empty = Object.keys(values).find((name) => NEVER_EMPTY.has(name) && values[name] === '')
  if (empty !== undefined && empty in table && command !== 'start') {
    throw new UsageError(`--${empty} requires a value`)
  }
  return {
    values: { ...readEnvironment(table, environment), ...values } as ValuesOf<Name>,
    words: positionals,
  }
}

/** Throws `UsageError` for the first option that the command does not have, naming the nearest one. */
function checkNames(command: CommandName, table: CliOptionTable, args: readonly string[]): void {
  const { tokens } = parseArgs({
    args: [...args],
    options: toParseOptions(table),
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name in table) continue
    const names = Object.keys(table).map((name) => `--${name}`)
    throw new UsageError(
      `unknown option ${token.rawName}${formatSuggestion(token.rawName, names)}; ${seeHelp(command)}`,
    )
  }
}

function parse(table: CliOptionTable, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: toParseOptions(table),
      allowPositionals: true,
    })
    return { values: values as Readonly<Record<string, unknown>>, positionals }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const [, lacking] =
      /^Option '(?:-\w, )?--([\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(reason) ?? []
    throw new UsageError(
      lacking === undefined
        ? reason
        : `--${lacking} requires a value (one that begins with a dash is written --${lacking}=-…)`,
    )
  }
}

function toParseOptions(table: CliOptionTable) {
  return Object.fromEntries(
    Object.entries(table).map(([name, { value, multiple = false, short }]) => {
      const type = value === undefined ? ('boolean' as const) : ('string' as const)
      return [name, { type, multiple, ...(short === undefined ? {} : { short }) }]
    }),
  )
}

function seeHelp(command: CommandName): string {
  return `smart-mock${command === 'start' ? '' : ` ${command}`} --help lists the options`
}
