import { UsageError } from '../usage-error.ts'

/** Files that a report is written to. */
export interface ReportFiles {
  readonly html?: string
  readonly json?: string
  readonly junit?: string
}

/**
 * Takes options with a value out of a command line; the rest, in order, is for whoever reads on. Of an option that
 * comes twice the last counts. Throws `UsageError` when a value is missing.
 */
export function extractOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): { taken: { readonly [name in Name]?: string }; rest: readonly string[] } {
  const taken: { [name in Name]?: string } = {}
  const rest: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    const name = names.find((each) => arg === `--${each}` || arg.startsWith(`--${each}=`))
    if (name === undefined) {
      rest.push(arg)
      continue
    }
    const value = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : args[++at]
    if (value === undefined || value === '' || value.startsWith('--'))
      throw new UsageError(`--${name} needs a value behind it`)
    taken[name] = value
  }
  return { taken, rest }
}

export const REPORT_OPTIONS = ['html', 'json', 'junit'] as const
