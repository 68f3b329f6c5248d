import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from './decimal.ts'
import { fromPlainJson, parseJson, serializeJson, toPlainJson } from './json.ts'

const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most })
/** Number tokens of any form that JSON allows. */
const token = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(
      fc.constant('0'),
      digits(0, 25).map((rest) => `7${rest}`),
    ),
    fc.oneof(
      fc.constant(''),
      digits(1, 25).map((rest) => `.${rest}`),
    ),
    fc.constantFrom('', '', '', 'e3', 'E+2', 'e-7', 'e0'),
  )
  .map((parts) => parts.join(''))

/** Strings that look like numbers between quotes and backslashes. */
const text = fc.oneof(
  fc.string(),
  fc.constantFrom('1.50', '\\', '\\"', '": 1.50, "', '[1.0]', '\r\n', '\u2028'),
)
const json = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    token,
    text.map((each) => JSON.stringify(each)),
    fc.constantFrom('true', 'false', 'null'),
    fc.array(tie('value'), { maxLength: 4 }).map((list) => `[${list.join(',')}]`),
    fc
      .uniqueArray(
        fc.tuple(
          text.map((key) => `k${key}`),
          tie('value'),
        ),
        { maxLength: 4, selector: ([key]) => key },
      )
      .map((pairs) => `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
  ),
})).value

describe('parseJson and serializeJson', () => {
  it('give back every JSON text, character by character', () => {
    fc.assert(
      fc.property(json, (each) => void expect(serializeJson(parseJson(each))).toBe(each)),
      { numRuns: 2_000 },
    )
  })

  it('agree with JSON.parse but for the form of numbers', () => {
    fc.assert(
      fc.property(
        json,
        (each) => void expect(JSON.stringify(parseJson(each))).toBe(JSON.stringify(JSON.parse(each))),
      ),
    )
  })

  it('would lose digits with JSON alone', () => {
    const lossy = [
      '1.50',
      '0.010',
      '1e3',
      '-0',
      '0.0000001',
      '123456789012345678.123456789',
      '100000000000000000000000',
    ]
    for (const each of lossy) {
      expect(JSON.stringify(JSON.parse(each))).not.toBe(each)
      expect(parseJson(each)).toEqual(new Decimal(each))
      expect(serializeJson({ a: [parseJson(each)] }, 2)).toBe(`{\n  "a": [\n    ${each}\n  ]\n}`)
    }
  })

  it('make plain numbers of all others', () => {
    for (const each of ['0', '7', '1.5', '-3.25', '0.1', '1000000', '0.000001'])
      expect(parseJson(each)).toBe(Number(each))
  })

  it.each(['01.50', '1.50.3', '{1.50:1}', '[1.50', '1.', '.5', '1.50"a"', '+1.50', '"1.50', '[1.0\u000b]'])(
    'refuse %j as JSON.parse does',
    (each) => {
      expect(() => parseJson(each)).toThrow(SyntaxError)
    },
  )

  it('treat a carriage return after a number as space', () => {
    expect(serializeJson(parseJson('[1.50\r,\r\n2.0\r]'))).toBe('[1.50,2.0]')
  })

  it('keep decimals through plain JSON', () => {
    fc.assert(
      fc.property(
        json,
        (each) =>
          void expect(serializeJson(fromPlainJson(structuredClone(toPlainJson(parseJson(each)))))).toBe(each),
      ),
    )
  })

  it('show the mark of decimals to nobody', () => {
    expect(JSON.stringify(parseJson('[1.50]'))).toBe('[1.5]')
    expect(() => serializeJson({ toJSON: () => expect.fail('no JSON') })).toThrow('no JSON')
    expect(JSON.stringify(parseJson('[1.50]'))).toBe('[1.5]')
  })
})
