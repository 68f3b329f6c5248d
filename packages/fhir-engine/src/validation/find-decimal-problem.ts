import { isNumeric } from '../model/decimal.ts'
import { limits } from '../model/limits.ts'

/** Returns the reason why a decimal is invalid, or `undefined` (R4 §2.24). */
export function findDecimalProblem(value: unknown): string | undefined {
  if (!isNumeric(value)) return 'must be a number'
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : 'must be a number'
  const { text } = value
  if (text.length > limits.decimalLength) return `must have at most ${limits.decimalLength} characters`
  // Neither too large for a double, nor rounded to zero unless it is zero.
  const isInRange = Number.isFinite(Number(text)) && (Number(text) !== 0 || !/^[^eE]*[1-9]/.test(text))
  const [, exponent = '0'] = text.split(/[eE]/)
  return isInRange && Math.abs(Number(exponent)) <= 400 ? undefined : `is out of range: ${text.slice(0, 40)}`
}
