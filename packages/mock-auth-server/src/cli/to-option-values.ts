import type { Config } from './config-schema.ts'
import { toConfigKey } from './options/option.ts'
import { START_OPTIONS } from './options/server-options.ts'

/** Converts a configuration file to the words of the command line: `publicUrl` is `--public-url`. */
export function toOptionValues(config: Config): Record<string, string | boolean> {
  const written = config as Readonly<Record<string, unknown>>
  const values: Record<string, string | boolean> = {}
  for (const option of Object.keys(START_OPTIONS)) {
    const value = written[toConfigKey(option)]
    if (typeof value === 'boolean') values[option] = value
    else if (typeof value === 'string' || typeof value === 'number') values[option] = String(value)
  }
  return values
}
