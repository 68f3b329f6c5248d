import { type ParseArgsConfig, parseArgs } from 'node:util'
import { SmartError } from '../smart/smart-error.ts'

type Spec = NonNullable<ParseArgsConfig['options']>

/** Parses arguments by name. @throws SmartError invalid-input for an option that does not exist. */
export function readOptions<T extends Spec>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message.split('. ')[0] : String(thrown)
    throw new SmartError('invalid-input', `${message}.`, {
      whatToTry: 'smart-client --help lists all options.',
    })
  }
}
