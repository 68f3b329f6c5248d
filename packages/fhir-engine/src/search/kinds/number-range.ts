import { createDecimalComparison, toExactDecimal } from '../../model/compare-decimals.ts'
import type { Decimal } from '../../model/decimal.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { limits } from '../../model/limits.ts'
import { splitPrefix } from './prefix.ts'

/** A closed range; a plain number has `low === high`. */
export interface NumberRange {
  readonly low: number | Decimal
  readonly high: number | Decimal
}

const NUMBER = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,3})?$/

/**
 * Compares with a prefixed number: `eq`, `ne` and `ap` by its precision, the others as if it were arbitrarily
 * precise (R4 §3.1.1.4.5). Numbers are compared as decimals, without rounding.
 */
export function compareNumber(text: string, name: string): (value: NumberRange) => boolean {
  const [prefix, rest] = splitPrefix(text)
  if (!NUMBER.test(rest) || rest.length > limits.decimalLength) {
    throw new FhirError(400, 'invalid', `${name}: "${text.slice(0, 40)}" is not a number`)
  }
  const wanted = toExactDecimal(rest)
  const to = createDecimalComparison(wanted)
  const { digits, exponent } = wanted
  const lowest = createDecimalComparison({ digits: digits * 10n - 5n, exponent: exponent - 1 })
  const beyond = createDecimalComparison({ digits: digits * 10n + 5n, exponent: exponent - 1 })
  const within = (value: NumberRange) => lowest(value.low) >= 0 && beyond(value.high) < 0
  switch (prefix) {
    case 'eq':
      return within
    case 'ne':
      return (value) => !within(value)
    case 'gt':
      return (value) => to(value.high) > 0
    case 'lt':
      return (value) => to(value.low) < 0
    case 'ge':
      return (value) => to(value.high) >= 0
    case 'le':
      return (value) => to(value.low) <= 0
    case 'sa':
      return (value) => to(value.low) > 0
    case 'eb':
      return (value) => to(value.high) < 0
    case 'ap': {
      const near = Number(rest)
      const slack = Math.max(Math.abs(near) / 10, 10 ** exponent / 2)
      return (value) => Number(value.high) >= near - slack && Number(value.low) <= near + slack
    }
  }
}
