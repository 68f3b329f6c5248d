import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createDecimalComparison, toExactDecimal } from './compare-decimals.ts'
import { parseDecimal } from './decimal.ts'

const compare = (a: string, b: string) =>
  Math.sign(createDecimalComparison(toExactDecimal(b))(parseDecimal(a)))

it.each([
  ['1.5', '1.50', 0],
  ['0', '-0.00', 0],
  ['1e3', '1000', 0],
  ['0.1', '0.10000000000000000001', -1],
  ['-0.1', '-0.10000000000000000001', 1],
  ['123456789012345678.123456789', '123456789012345678.123456788', 1],
  ['9007199254740993', '9007199254740992', 1],
  ['1e-300', '0', 1],
  ['-5', '3', -1],
  ['1e300', '1e999', -1],
])('compares %s with %s: %i', (a, b, expected) => {
  expect(compare(a, b)).toBe(expected)
  expect(compare(b, a) + expected).toBe(0)
})

it('takes an open end for farther than every number', () => {
  for (const bound of ['0', '-7', '1e300', '1e999']) {
    const to = createDecimalComparison(toExactDecimal(bound))
    expect([to(Number.NEGATIVE_INFINITY) < 0, to(Number.POSITIVE_INFINITY) > 0]).toEqual([true, true])
  }
})

it('compares as whole numbers of a common unit do', () => {
  const digits = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  fc.assert(
    fc.property(
      digits,
      fc.bigInt({ min: -2n, max: 2n }),
      fc.integer({ min: 0, max: 25 }),
      (one, step, places) => {
        const text = (value: bigint) => {
          const whole = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
          const [head, tail] = [whole.slice(0, whole.length - places), whole.slice(whole.length - places)]
          return `${value < 0n ? '-' : ''}${head}${tail && `.${tail}`}`
        }
        expect(compare(text(one + step), text(one))).toBe(Math.sign(Number(step)))
        expect(compare(`${text(one)}${places > 0 ? '0' : '.0'}`, text(one))).toBe(0)
      },
    ),
  )
})
