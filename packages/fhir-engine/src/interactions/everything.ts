import { patientsOf } from '../access/patients-of.ts'
import { searchParameter, searchParameterCodes } from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import { searchBundle } from '../reply/search-bundle.ts'
import { dateRange } from '../search/date-range.ts'
import type { DateValue } from '../search/kinds/date.ts'
import { page } from '../search/page.ts'
import { searchOptions } from '../search/search-options.ts'
import { referencesOf, valuesOf } from '../search/values.ts'
import { type Entry, isLive, type LiveEntry } from '../store/entry.ts'
import { type Call, type Handler, searchContext } from './call.ts'
import { operationParameters } from './operation-parameters.ts'
import { permit, reach } from './permit.ts'

/**
 * `Patient/id/$everything` and `Patient/$everything`: the compartment and what it refers to, each only
 * when the caller may see it. Takes `start`, `end`, `_since`, `_type`, `_count`.
 */
export const everything: Handler = (asked) => {
  const call = { ...asked, parameters: operationParameters(asked) }
  permit(call, 'Patient', 'rs')
  if (call.id && !isLive(reach(call, 'Patient', call.id, 'rs'))) {
    throw new FhirError(410, 'deleted', `Patient/${call.id} was deleted`)
  }
  const options = searchOptions(call.parameters)
  const wanted = options.types && new Set(options.types)
  const context = { ...searchContext(call), sees: (entry: Entry) => call.filter.sees(entry, 'rs') }
  const inside = compartment(call)
  const found = [...inside, ...referred(call, inside)].filter(
    (entry) => (!wanted || wanted.has(entry.type)) && context.sees(entry) && inPeriod(call, entry),
  )
  const rank = (entry: Entry) => (entry.type === 'Patient' ? 0 : patientsOf(entry) ? 1 : 2)
  const compare = (a: Entry, b: Entry) => rank(a) - rank(b) || a.ordinal - b.ordinal
  found.sort(compare)
  const cut = page(found, options.count, options.cursor, compare, context)
  call.work.give(cut.entries.length)
  const result = { total: found.length, page: cut, included: [], issues: [], honoured: options.criteria }
  const path = call.id ? `Patient/${call.id}/$everything` : 'Patient/$everything'
  return {
    status: 200,
    headers: [],
    body: searchBundle(result, options, call.parameters, call.request.base, path),
  }
}

function compartment({ store, filter, work, id }: Call): LiveEntry[] {
  return store.types().flatMap((type) => {
    const entries = id
      ? store.lookup(type, '%patients', [id], (entry) => patientsOf(entry) ?? [])
      : store.live(type)
    work.look(entries.length)
    return entries.filter((entry) => {
      const patients = patientsOf(entry)
      return (id ? patients?.has(id) : patients?.size) && filter.sees(entry, 'rs')
    })
  })
}

/** Shared resources (practitioners, organizations, …) that the compartment refers to. */
function referred({ store }: Call, inside: readonly LiveEntry[]): LiveEntry[] {
  const found = new Set<LiveEntry>()
  for (const entry of inside) {
    for (const code of searchParameterCodes(entry.type)) {
      const parameter = searchParameter(entry.type, code)
      if (parameter?.type !== 'reference') continue
      for (const { type, id } of referencesOf(entry, parameter)) {
        const target = type && id ? store.entry(type, id) : undefined
        if (target && patientsOf(target) === undefined) found.add(target)
      }
    }
  }
  return [...found]
}

function inPeriod(call: Call, entry: LiveEntry): boolean {
  const at = (name: string) => {
    const text = call.parameters.findLast(([each]) => each === name)?.[1]
    const range = text === undefined ? undefined : dateRange(text.replace(' ', '+'))
    if (text !== undefined && !range) throw new FhirError(400, 'invalid', `${name} must be a FHIR date`)
    return range
  }
  const [start, end, since] = [at('start'), at('end'), at('_since')]
  if (since && entry.at < since.low) return false
  const parameter = searchParameter(entry.type, 'date')
  const dates = parameter?.type === 'date' ? (valuesOf(entry, parameter) as DateValue[]) : []
  return (
    dates.length === 0 ||
    dates.some(({ low, high }) => (!start || high > start.low) && (!end || low < end.high))
  )
}
