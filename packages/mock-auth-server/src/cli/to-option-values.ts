import { toConfigKey } from '@smart-mock/cli-kit'
import type { Config } from './config-schema.ts'
import { START_OPTIONS } from './options/server-options.ts'

/** Converts a configuration file to the words of the command line: `publicUrl` is `--public-url`. */
export function toOptionValues(config: Config): Record<string, string | number | boolean> {
  const written = config as Readonly<Record<string, unknown>>
  const values: Record<string, string | number | boolean> = {}
  for (const option of Object.keys(START_OPTIONS)) {
    const value = written[toConfigKey(option)]
    if (['boolean', 'string', 'number'].includes(typeof value))
      values[option] = value as string | number | boolean
  }
  return values
}
