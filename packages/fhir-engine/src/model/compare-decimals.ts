import type { Decimal } from './decimal.ts'

/** A decimal without loss: `digits * 10 ** exponent`. */
export interface ExactDecimal {
  readonly digits: bigint
  readonly exponent: number
}

const TEXT = /^([-+]?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/

/** Converts a finite number; its exponent tells its precision. Throws when the text is none. */
export function toExactDecimal(value: number | Decimal | string): ExactDecimal {
  const [, sign, whole = '', fraction = '', exponent = '0'] = TEXT.exec(String(value)) ?? []
  const digits = BigInt(whole + fraction)
  return { digits: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length }
}

/**
 * Creates the comparison with a bound: it returns a number below, above or equal to zero, as the value is below,
 * above or equal to the bound. The value may be infinite.
 */
export function createDecimalComparison(bound: ExactDecimal): (value: number | Decimal) => number {
  const near = Number(`${bound.digits}e${bound.exponent}`)
  // More than rounding could be.
  const margin = 2e-12 * Math.abs(near)
  return (value) => {
    const number = typeof value === 'number' ? value : value.valueOf()
    const distance = number - near
    if (distance > margin || distance < -margin) return distance
    return Number.isFinite(number) ? compareExactly(toExactDecimal(value), bound) : number
  }
}

function compareExactly(a: ExactDecimal, b: ExactDecimal): number {
  const least = Math.min(a.exponent, b.exponent)
  const scaled = ({ digits, exponent }: ExactDecimal) => digits * 10n ** BigInt(exponent - least)
  const [x, y] = [scaled(a), scaled(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
