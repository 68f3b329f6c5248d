import { parseArgs } from 'node:util'
import { findValueProblem } from './find-value-problem.ts'
import { formatSuggestion } from './format-suggestion.ts'
import type { CliOptionTable, OptionKind, ParsedOptions } from './option.ts'
import { readEnvironment, toVariable } from './read-environment.ts'
import { UsageError } from './usage-error.ts'

/** The command whose arguments are parsed. */
export interface ParsedCommand<Table extends CliOptionTable> {
  readonly program: string
  /** Empty for the program itself. */
  readonly name: string
  readonly options: Table
  /** Options that it no longer has, each with what to write instead. */
  readonly renamed?: Readonly<Record<string, string>>
}

/** The parsed arguments of a command. */
export interface ParsedArguments<Table extends CliOptionTable> {
  readonly values: ParsedOptions<Table>
  /** The arguments that are no options, in their order. */
  readonly words: readonly string[]
}

type Texts = Readonly<Record<string, string | boolean | readonly string[]>>

/**
 * Parses options and other arguments of a command, over the options of the environment. Throws `UsageError` for
 * unknown options and for values that are missing or do not fit.
 */
export function parseArguments<Table extends CliOptionTable>(
  command: ParsedCommand<Table>,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): ParsedArguments<Table> {
  const { program, options } = command
  checkNames(command, args)
  checkVariables(command, environment)
  const { values, positionals } = parse(options, args)
  const set = readEnvironment(program, options, environment)
  const given = convertValues(options, values, (name) => `--${name}`)
  const fromEnvironment = convertValues(options, set, (name) => toVariable(program, name))
  return { values: { ...fromEnvironment, ...given } as ParsedOptions<Table>, words: positionals }
}

/** Parses the options of a command that takes no other arguments; throws `UsageError`. */
export function parseOptions<Table extends CliOptionTable>(
  command: ParsedCommand<Table>,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): ParsedOptions<Table> {
  const { values, words } = parseArguments(command, args, environment)
  const [word] = words
  if (word !== undefined) throw createUnexpectedArgument(command, values, word)
  return values
}

/** Creates the error for an argument that a command does not take; a file after `--json` was meant for a report. */
export function createUnexpectedArgument(
  command: ParsedCommand<CliOptionTable>,
  values: Readonly<Record<string, unknown>>,
  word: string,
): UsageError {
  const isFile = values.json === true && 'report' in command.options && /\.\w+$/.test(word)
  const hint = isFile ? `--json prints to stdout, and --report ${word} writes a file` : seeHelp(command)
  return new UsageError(`unexpected argument ${word}; ${hint}`)
}

/** Throws `UsageError` for the first option that the command does not have, naming the nearest one. */
function checkNames(command: ParsedCommand<CliOptionTable>, args: readonly string[]): void {
  const { options, renamed = {} } = command
  const { tokens } = parseArgs({
    args: [...args],
    options: toParseOptions(options),
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(options, token.name)) continue
    const names = Object.keys(options).map((name) => `--${name}`)
    const suggestion = Object.hasOwn(renamed, token.name)
      ? ` (did you mean ${renamed[token.name]}?)`
      : formatSuggestion(token.rawName, names)
    throw new UsageError(`unknown option ${token.rawName}${suggestion}; ${seeHelp(command)}`)
  }
}

/** Throws `UsageError` for a variable that stands for a renamed option. */
function checkVariables(
  { program, renamed = {} }: ParsedCommand<CliOptionTable>,
  environment: NodeJS.ProcessEnv,
): void {
  for (const [name, instead] of Object.entries(renamed)) {
    const variable = toVariable(program, name)
    if (environment[variable])
      throw new UsageError(
        `${variable} sets nothing: there is no option --${name} (did you mean ${instead}?)`,
      )
  }
}

function parse(table: CliOptionTable, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: toParseOptions(table), allowPositionals: true })
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

/** Converts numbers, and checks every value; throws `UsageError` with the option or variable that is wrong. */
function convertValues(
  table: CliOptionTable,
  values: Readonly<Record<string, unknown>>,
  toLabel: (name: string) => string,
): Record<string, unknown> {
  const converted = Object.entries(values as Texts).map(([name, given]) => {
    const kind = table[name]?.value
    if (kind === undefined || typeof given === 'boolean') return [name, given]
    for (const text of [given].flat()) checkValue(kind, toLabel(name), text)
    return [name, kind.kind === 'port' || kind.kind === 'number' ? Number(given) : given]
  })
  return Object.fromEntries(converted)
}

/** Throws `UsageError` for an empty value, which is a variable that is not set, and for one that does not fit. */
function checkValue(kind: OptionKind, label: string, text: string): void {
  if (text === '') throw new UsageError(`${label} requires a value`)
  const problem = findValueProblem(kind, text)
  if (problem !== undefined) throw new UsageError(`${label} ${problem}`)
}

function seeHelp({ program, name }: ParsedCommand<CliOptionTable>): string {
  return `${program}${name === '' ? '' : ` ${name}`} --help lists the options`
}
