import { NOW } from '../now.ts'
import { type Judge, PREFIXES } from './ask.ts'

/** A range of milliseconds, without its end. */
interface Span {
  readonly start: number
  readonly end: number
}

/** Returns the range that a date covers; UTC where it has no zone, which R4 leaves to the server. */
function toSpan(text: string): Span {
  const [date = '', time = ''] = text.split('T')
  const [year = 0, month, day] = date.split('-').map(Number)
  const at = (y: number, m: number, d: number) => Date.UTC(y, m - 1, d)
  if (month === undefined) return { start: at(year, 1, 1), end: at(year + 1, 1, 1) }
  if (day === undefined) return { start: at(year, month, 1), end: at(year, month + 1, 1) }
  if (time === '') return { start: at(year, month, day), end: at(year, month, day + 1) }
  const [, clock = '', zone = 'Z'] = /^(.*?)(Z|[-+]\d\d:\d\d)?$/.exec(time) as RegExpExecArray
  const [, , second] = clock.split(':')
  const start = Date.parse(`${date}T${second === undefined ? `${clock}:00` : clock}${zone}`)
  const [, fraction] = (second ?? '').split('.')
  const length =
    second === undefined ? 60_000 : fraction === undefined ? 1_000 : 10 ** Math.max(0, 3 - fraction.length)
  return { start, end: start + length }
}

function toPeriod({ start, end }: { start?: string; end?: string }): Span[] {
  if (start === undefined && end === undefined) return []
  return [
    {
      start: start === undefined ? -Infinity : toSpan(start).start,
      end: end === undefined ? Infinity : toSpan(end).end,
    },
  ]
}

/** Search type `date` (R4 §3.1.1.4.7), by the table of prefixes in §3.1.1.4.5. */
export const dateJudge: Judge<Span> = {
  read: ({ type, value }) => {
    if (type === 'Period') return toPeriod(value)
    if (type !== 'Timing') return ['date', 'dateTime', 'instant'].includes(type) ? [toSpan(value)] : []
    const events: Span[] = (value.event ?? []).map(toSpan)
    const all = [...events, ...toPeriod(value.repeat?.boundsPeriod ?? {})]
    if (all.length === 0) return []
    return [
      { start: Math.min(...all.map((each) => each.start)), end: Math.max(...all.map((each) => each.end)) },
    ]
  },

  ask: ({ start, end }, random) => {
    const near = Number.isFinite(start) ? start : end - 1
    const moved = Number.isFinite(near)
      ? near + random.pick([0, 0, 0, 1, -1, 86_400_000, -86_400_000 * 40])
      : NOW
    const iso = new Date(moved).toISOString()
    const text = random.pick([
      ...[4, 7, 10].map((length) => iso.slice(0, length)),
      ...[`${iso.slice(0, 16)}Z`, `${iso.slice(0, 19)}Z`, iso, `${iso.slice(0, 19)}+02:00`, iso.slice(0, 19)],
    ])
    return { prefix: random.pick(PREFIXES), parts: [text] }
  },

  matches: ({ start, end }, { prefix, parts: [text = ''] }) => {
    const wanted = toSpan(text)
    const isInside = wanted.start <= start && end <= wanted.end
    switch (prefix) {
      case 'ne':
        return !isInside
      case 'gt':
        return end > wanted.end
      case 'lt':
        return start < wanted.start
      case 'ge':
        return end > wanted.end || isInside
      case 'le':
        return start < wanted.start || isInside
      case 'sa':
        return start >= wanted.end
      case 'eb':
        return end <= wanted.start
      case 'ap': {
        const gap = Math.abs(NOW - wanted.start) / 10
        return end > wanted.start - gap && start < wanted.end + gap
      }
      default:
        return isInside
    }
  },

  sortKey: ({ start }) => start,
}
