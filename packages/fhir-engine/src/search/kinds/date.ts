import { FhirError } from '../../model/fhir-error.ts'
import { isObject, type PlainObject } from '../../model/resource.ts'
import { parseDateRange } from '../parameters/parse-date-range.ts'
import { splitPrefix } from './prefix.ts'
import type { SearchKind } from './search-kind.ts'

/** A half-open range of milliseconds; open ends are infinite. */
export interface DateValue {
  readonly low: number
  readonly high: number
}

/** Search type `date`: implicit ranges on both sides, prefixes as in R4 §3.1.1.4.6. */
export const dateKind: SearchKind<DateValue> = {
  modifiers: [],

  extract(node, path) {
    if (typeof node === 'string') return present(parseDateRange(node))
    if (!isObject(node)) return []
    return path.type === 'Timing' ? timing(node) : present(period(node))
  },

  compare(text, _modifier, { name, now }) {
    const [prefix, rest] = splitPrefix(text)
    const wanted = parseDateRange(rest.replace(' ', '+'))
    if (!wanted) throw new FhirError(400, 'invalid', `${name}: "${text.slice(0, 40)}" is not a FHIR date`)
    const contains = (value: DateValue) => value.low >= wanted.low && value.high <= wanted.high
    switch (prefix) {
      case 'eq':
        return contains
      case 'ne':
        return (value) => !contains(value)
      case 'gt':
        return (value) => value.high > wanted.high
      case 'lt':
        return (value) => value.low < wanted.low
      case 'ge':
        return (value) => value.high > wanted.high || contains(value)
      case 'le':
        return (value) => value.low < wanted.low || contains(value)
      case 'sa':
        return (value) => value.low >= wanted.high
      case 'eb':
        return (value) => value.high <= wanted.low
      case 'ap': {
        const slack = Math.abs(now - wanted.low) / 10
        return (value) => value.high > wanted.low - slack && value.low < wanted.high + slack
      }
    }
  },

  sortKey: (value) => value.low,
}

function period(node: PlainObject): DateValue | undefined {
  const start = typeof node.start === 'string' ? parseDateRange(node.start) : undefined
  const end = typeof node.end === 'string' ? parseDateRange(node.end) : undefined
  if (!start && !end) return undefined
  return { low: start?.low ?? Number.NEGATIVE_INFINITY, high: end?.high ?? Number.POSITIVE_INFINITY }
}

/** Returns the outer limits of the events and bounds of a Timing; the details do not matter (R4 §3.1.1.4.7). */
function timing(node: PlainObject): DateValue[] {
  const events = (Array.isArray(node.event) ? node.event : []).flatMap((event) =>
    present(parseDateRange(String(event))),
  )
  const bounds =
    isObject(node.repeat) && isObject(node.repeat.boundsPeriod) ? node.repeat.boundsPeriod : undefined
  const ranges = [...events, ...present(bounds && period(bounds))]
  if (ranges.length === 0) return []
  const [low, high] = [ranges.map((each) => each.low), ranges.map((each) => each.high)]
  return [{ low: low.reduce((a, b) => Math.min(a, b)), high: high.reduce((a, b) => Math.max(a, b)) }]
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value]
}
