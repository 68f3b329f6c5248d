import { about, anyCode, data, effective, type SearchCase, value } from './search-case.ts'
import { SEARCHES_BY_HAND } from './searches-by-hand.ts'

const patients = data.filter((r) => r.resourceType === 'Patient')
const perPatient = patients.flatMap(({ id, birthDate }): SearchCase[] => [
  [`Observation?patient=${id}&category=laboratory`, (o) => about(id)(o) && anyCode(o.category, 'laboratory')],
  [`Patient?birthdate=${birthDate}`, (p) => p.birthDate === birthDate],
])

/**
 * Comparisons of dates as texts: a text with the wanted prefix is inside, one that sorts before or after is
 * outside.
 */
const inside = (text: string, wanted: string) => text.startsWith(wanted)
const after = (text: string, wanted: string) => text > wanted && !inside(text, wanted)
const before = (text: string, wanted: string) => text < wanted
const datePrefixes: Record<string, (low: string, high: string, wanted: string) => boolean> = {
  '': (low, high, w) => inside(low, w) && inside(high, w),
  eq: (low, high, w) => inside(low, w) && inside(high, w),
  ne: (low, high, w) => !(inside(low, w) && inside(high, w)),
  gt: (_, high, w) => after(high, w),
  lt: (low, _, w) => before(low, w),
  ge: (low, high, w) => after(high, w) || (inside(low, w) && inside(high, w)),
  le: (low, high, w) => before(low, w) || (inside(low, w) && inside(high, w)),
  sa: (low, _, w) => after(low, w),
  eb: (_, high, w) => before(high, w),
}
const dates = Object.entries(datePrefixes).flatMap(([prefix, holds]): SearchCase[] => [
  [`Patient?birthdate=${prefix}1985`, (p) => holds(p.birthDate, p.birthDate, '1985')],
  [`Patient?birthdate=${prefix}1985-10`, (p) => holds(p.birthDate, p.birthDate, '1985-10')],
  [`Patient?birthdate=${prefix}1985-10-02`, (p) => holds(p.birthDate, p.birthDate, '1985-10-02')],
  [`Observation?date=${prefix}2026-05`, (o) => holds(...effective(o), '2026-05')],
  [`Observation?date=${prefix}2026-05-12`, (o) => holds(...effective(o), '2026-05-12')],
  [`Encounter?date=${prefix}2025-11`, (e) => holds(e.period.start, e.period.end, '2025-11')],
])

const numberPrefixes: Record<string, (n: number, wanted: number, half: number) => boolean> = {
  '': (n, w, half) => n >= w - half && n < w + half,
  ne: (n, w, half) => !(n >= w - half && n < w + half),
  gt: (n, w) => n > w,
  lt: (n, w) => n < w,
  ge: (n, w) => n >= w,
  le: (n, w) => n <= w,
  ap: (n, w) => Math.abs(n - w) <= w / 10,
}
const numbers = Object.entries(numberPrefixes).flatMap(([prefix, holds]): SearchCase[] => [
  [`Observation?value-quantity=${prefix}100`, (o) => o.valueQuantity && holds(value(o), 100, 0.5)],
  [
    `Observation?value-quantity=${prefix}36.8||Cel`,
    (o) => o.valueQuantity?.code === 'Cel' && holds(value(o), 36.8, 0.05),
  ],
])

/** Every search: by hand, of each patient, and with each prefix of dates and numbers. */
export const searchCases: readonly SearchCase[] = [...SEARCHES_BY_HAND, ...perPatient, ...dates, ...numbers]
