import type { Config } from './config-schema.ts'

/** What a configuration file says in the words of the command line: `publicUrl` is `--public-url`. */
export function toOptionValues(config: Config, options: readonly string[]): Record<string, string | boolean> {
  const said = config as Readonly<Record<string, unknown>>
  const values: Record<string, string | boolean> = {}
  for (const option of options) {
    const value = said[option.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())]
    if (typeof value === 'boolean') values[option] = value
    else if (typeof value === 'string' || typeof value === 'number') values[option] = String(value)
  }
  return values
}
