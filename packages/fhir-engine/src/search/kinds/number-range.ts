import { FhirError } from '../../model/fhir-error.ts'
import { splitPrefix } from './prefix.ts'

/** A closed range; a plain number has `low === high`. */
export interface NumberRange {
  readonly low: number
  readonly high: number
}

const NUMBER = /^[-+]?\d+(?:\.(\d+))?(?:[eE]([-+]?\d{1,3}))?$/

/** Compares with a prefixed number; `eq`, `ne` and `ap` honour its precision (R4 §3.1.1.4.5). */
export function compareNumber(text: string, name: string): (value: NumberRange) => boolean {
  const [prefix, rest] = splitPrefix(text)
  const match = NUMBER.exec(rest)
  if (!match) throw new FhirError(400, 'invalid', `${name}: "${text.slice(0, 40)}" is not a number`)
  const wanted = Number(rest)
  const half = 10 ** (Number(match[2] ?? 0) - (match[1]?.length ?? 0)) / 2
  const tolerance = half * 1e-9
  const within = (value: NumberRange) =>
    value.low >= wanted - half - tolerance && value.high < wanted + half - tolerance
  switch (prefix) {
    case 'eq':
      return within
    case 'ne':
      return (value) => !within(value)
    case 'gt':
      return (value) => value.high > wanted
    case 'lt':
      return (value) => value.low < wanted
    case 'ge':
      return (value) => value.high >= wanted
    case 'le':
      return (value) => value.low <= wanted
    case 'sa':
      return (value) => value.low > wanted
    case 'eb':
      return (value) => value.high < wanted
    case 'ap': {
      const slack = Math.max(Math.abs(wanted) / 10, half)
      return (value) => value.high >= wanted - slack && value.low <= wanted + slack
    }
  }
}
