import { parseArgs } from 'node:util'
import { UsageError } from '../usage-error.ts'
import { COMMAND_OPTIONS, RUN_OPTIONS, SWEEP_OPTIONS } from './command-options.ts'
import type { CliOptionTable, ParsedOptions } from './option.ts'

type Command = keyof typeof COMMAND_OPTIONS

/** An empty path or command is a variable that is not set. */
const NEVER_EMPTY = new Set([...Object.keys(RUN_OPTIONS), ...Object.keys(SWEEP_OPTIONS)])

/** Parses the options of a command; throws `UsageError` for unknown ones and for missing values. */
export function parseOptions<Name extends Command>(
  command: Name,
  args: readonly string[],
): ParsedOptions<(typeof COMMAND_OPTIONS)[Name]> {
  const values = parse(COMMAND_OPTIONS[command], args)
  if (command !== 'start') {
    const empty = Object.keys(values).find((name) => NEVER_EMPTY.has(name) && values[name] === '')
    if (empty !== undefined) throw new UsageError(`--${empty} requires a value`)
  }
  return values as ParsedOptions<(typeof COMMAND_OPTIONS)[Name]>
}

function parse(table: CliOptionTable, args: readonly string[]): Readonly<Record<string, unknown>> {
  const options = Object.entries(table).map(([name, { value, multiple = false, short }]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const)
    return [name, { type, multiple, ...(short === undefined ? {} : { short }) }] as const
  })
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries(options), allowPositionals: false })
      .values
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const [, lacking] =
      /^Option '(?:-\w, )?--([\w-]+)(?: <value>)?' argument (?:missing|is ambiguous)/.exec(reason) ?? []
    throw new UsageError(
      lacking === undefined
        ? `${reason} (smart-mock --help lists all options)`
        : `--${lacking} requires a value (one that begins with a dash is written --${lacking}=-…)`,
    )
  }
}
