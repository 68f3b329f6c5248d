import { UsageError } from './usage-error.ts'

/** The whole number that an option was given; throws `UsageError`. */
export function parseInteger(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${option} must be a whole number, not ${text}`)
  return Number(text)
}
