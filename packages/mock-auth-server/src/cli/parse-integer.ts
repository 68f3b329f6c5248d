import { UsageError } from './usage-error.ts'

/** Parses the whole number of an option; throws `UsageError`. */
export function parseInteger(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} must be a whole number, not ${text}`)
  return Number(text)
}
