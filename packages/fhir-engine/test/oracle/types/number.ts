import type { Any } from '../../engine.ts'
import type { Random } from '../random.ts'
import { type Ask, type Judge, PREFIXES } from './ask.ts'

/** A range of numbers, its ends included; a number is a range of its own. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Returns a number as a multiple of 10^-300, so that nothing is rounded. */
function scale(value: number | string): bigint {
  if (!Number.isFinite(Number(value))) throw new Error(`not a number: ${value}`)
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(String(value)) ?? []
  const scaled = BigInt(whole + fraction) * 10n ** BigInt(300 + Number(exponent) - fraction.length)
  return sign ? -scaled : scaled
}

/** Returns half of the last digit that a text has, in the unit of `scale`. */
function getHalfDigit(text: string): bigint {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(text) ?? []
  return 5n * 10n ** BigInt(299 + Number(exponent) - fraction.length)
}

/** Returns `true` when an interval is asked for (R4 §3.1.1.4.5); `ap` is 10 %, and never less than the precision. */
export function matchesInterval({ low, high }: Interval, prefix: string, text: string): boolean {
  const [wanted, half] = [scale(text), getHalfDigit(text)]
  const from = low === -Infinity ? -(10n ** 999n) : scale(low)
  const to = high === Infinity ? 10n ** 999n : scale(high)
  const isInside = from >= wanted - half && to < wanted + half
  const tenth = (wanted < 0n ? -wanted : wanted) / 10n
  const slack = tenth > half ? tenth : half
  switch (prefix) {
    case 'ne':
      return !isInside
    case 'gt':
      return to > wanted
    case 'lt':
      return from < wanted
    case 'ge':
      return to >= wanted
    case 'le':
      return from <= wanted
    case 'sa':
      return from > wanted
    case 'eb':
      return to < wanted
    case 'ap':
      return to >= wanted - slack && from <= wanted + slack
    default:
      return isInside
  }
}

/** Returns the interval of a Range, whose ends may be open. */
export function toInterval({ low, high }: Any): Interval {
  return { low: low?.value ?? -Infinity, high: high?.value ?? Infinity }
}

/** Returns a prefixed number near an interval, with one precision or another. */
export function askForNumber({ low, high }: Interval, random: Random): { prefix: string; text: string } {
  const near = Number.isFinite(low) ? low : Number.isFinite(high) ? high : 1
  const text = random.pick([
    ...[String(near), String(near), near.toFixed(1), near.toFixed(2), String(Math.round(near)), '100', '1e2'],
    ...[String(near + 1), String(near - 0.5)],
  ])
  return { prefix: random.pick(PREFIXES), text }
}

/** Search type `number` (R4 §3.1.1.4.9). */
export const numberJudge: Judge<Interval> = {
  read: ({ type, value }) =>
    type === 'Range' ? [toInterval(value)] : [{ low: Number(value), high: Number(value) }],
  ask: (value, random): Ask => {
    const { prefix, text } = askForNumber(value, random)
    return { prefix, parts: [text] }
  },
  matches: (value, { prefix = '', parts: [text = ''] }) => matchesInterval(value, prefix, text),
  sortKey: ({ low }) => low,
}
