import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDateRange } from './parse-date-range.ts'

const at = (text: string) => Date.parse(text)

describe('dateRange', () => {
  it.each([
    ['2020', '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z'],
    ['2020-02', '2020-02-01T00:00:00Z', '2020-03-01T00:00:00Z'],
    ['2020-12', '2020-12-01T00:00:00Z', '2021-01-01T00:00:00Z'],
    ['2020-02-29', '2020-02-29T00:00:00Z', '2020-03-01T00:00:00Z'],
    ['2020-02-29T10:30', '2020-02-29T10:30:00Z', '2020-02-29T10:31:00Z'],
    ['2020-02-29T10:30:15Z', '2020-02-29T10:30:15Z', '2020-02-29T10:30:16Z'],
    ['2020-02-29T10:30:15.5Z', '2020-02-29T10:30:15.500Z', '2020-02-29T10:30:15.600Z'],
    ['2020-02-29T23:30:00-02:00', '2020-03-01T01:30:00Z', '2020-03-01T01:30:01Z'],
  ])('%s', (text, low, high) => {
    expect(parseDateRange(text)).toEqual({ low: at(low), high: at(high) })
  })

  it('keeps years below 100', () => {
    expect(parseDateRange('0050-01-01')?.low).toBe(at('0050-01-01T00:00:00Z'))
  })

  it.each([
    '',
    '20',
    '2020-1',
    '2020-13',
    '2020-00',
    '2020-02-30',
    '2021-02-29',
    '2020-01-01T24:00',
    '2020-01-01T10:60',
    'now',
  ])('returns undefined for %s', (text) => expect(parseDateRange(text)).toBeUndefined())

  it('contains the instant it was made from', () => {
    const dates = fc.date({ min: new Date('0100-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, fc.constantFrom(4, 7, 10, 24), (date, length) => {
        const range = parseDateRange(date.toISOString().slice(0, length))
        expect(range && date.getTime() >= range.low && date.getTime() < range.high).toBe(true)
      }),
    )
  })
})
