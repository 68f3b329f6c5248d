import type { Any } from '../../engine.ts'
import type { Judge } from './ask.ts'
import { askForNumber, type Interval, matchesInterval, toInterval } from './number.ts'

/** A quantity with its unit. */
interface Amount extends Interval {
  readonly system: string
  readonly code: string
  readonly unit: string
}

const unitOf = ({ system = '', code = '', unit = '' }: Any = {}) => ({ system, code, unit })

/** Returns the samples: `E`, `U` and `L` are no numbers. */
function readSamples({ origin, factor = 1, data = '' }: Any): Amount[] {
  const samples: number[] = data.split(' ').map(Number).filter(Number.isFinite)
  return samples.map((sample) => {
    const value = (origin?.value ?? 0) + sample * factor
    return { low: value, high: value, ...unitOf(origin) }
  })
}

/** Search type `quantity` (R4 §3.1.1.4.13); this server does not convert units, which is left to it. */
export const quantityJudge: Judge<Amount> = {
  read: ({ type, value }) => {
    if (type === 'SampledData') return readSamples(value)
    if (type === 'Range') return [{ ...toInterval(value), ...unitOf(value.low ?? value.high) }]
    if (value.value === undefined) return []
    const unit =
      type === 'Money'
        ? { system: 'urn:iso:std:iso:4217', code: value.currency ?? '', unit: '' }
        : unitOf(value)
    const isBelow = ['<', '<='].includes(value.comparator)
    const isAbove = ['>', '>='].includes(value.comparator)
    return [{ low: isBelow ? -Infinity : value.value, high: isAbove ? Infinity : value.value, ...unit }]
  },

  ask: (value, random) => {
    const { prefix, text } = askForNumber(value, random)
    const { system, code, unit } = value
    const forms = [[text], ...(system && code ? [[text, system, code]] : [])]
    if (code) forms.push([text, '', code], [text, 'http://no.example', code])
    if (unit) forms.push([text, '', unit])
    return { prefix, parts: random.pick(forms) }
  },

  matches: (value, { prefix = '', parts: [text = '', system = '', code = ''] }) => {
    if (!matchesInterval(value, prefix, text)) return false
    if (system !== '') return value.system === system && (code === '' || value.code === code)
    return code === '' || value.code === code || value.unit === code
  },

  sortKey: ({ low }) => low,
}
