import type { CliOption, CliOptionTable } from './option.ts'
import { UsageError } from './usage-error.ts'

const ON = new Set(['1', 'true', 'yes'])
const OFF = new Set(['0', 'false', 'no'])

/** Returns the variable of the environment that stands for an option: `public-url` is `SMART_MOCK_PUBLIC_URL`. */
export function toVariable(program: string, option: string): string {
  return `${program}-${option}`.toUpperCase().replaceAll('-', '_')
}

/**
 * Reads the options of a command that variables of the environment set; an empty one sets nothing. Throws `UsageError`
 * for a flag that is neither on nor off.
 */
export function readEnvironment(
  program: string,
  table: CliOptionTable,
  environment: NodeJS.ProcessEnv,
): Record<string, string | boolean | string[]> {
  const values: Record<string, string | boolean | string[]> = {}
  for (const [name, option] of Object.entries(table)) {
    const variable = toVariable(program, name)
    const text = option.env === false ? undefined : environment[variable]
    if (text !== undefined && text !== '') values[name] = readValue(variable, text, option)
  }
  return values
}

function readValue(
  variable: string,
  text: string,
  { value, multiple }: CliOption,
): string | boolean | string[] {
  if (multiple)
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  if (value !== undefined) return text
  const given = text.toLowerCase()
  if (ON.has(given)) return true
  if (OFF.has(given)) return false
  throw new UsageError(`${variable} must be 1 or 0, not ${text}`)
}
