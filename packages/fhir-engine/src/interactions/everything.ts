import { findCompartment } from '../access/find-compartment.ts'
import { findNamedPatients, isCompartmentType } from '../access/find-named-patients.ts'
import { findVisiblePatients } from '../access/find-visible-patients.ts'
import { findSearchParameter, listSearchParameterCodes } from '../definitions/search-parameters.ts'
import { FhirError } from '../model/fhir-error.ts'
import { buildSearchBundle } from '../reply/build-search-bundle.ts'
import type { DateValue } from '../search/kinds/date.ts'
import { parseDateRange } from '../search/parse-date-range.ts'
import { parseSearchOptions } from '../search/parse-search-options.ts'
import { slicePage } from '../search/slice-page.ts'
import { getReferences, getSearchValues } from '../search/values.ts'
import { isLiveVersion, type LiveVersion, type StoredVersion } from '../store/stored-version.ts'
import { createSearchContext, type Handler, type InteractionContext } from './interaction-context.ts'
import { readOperationParameters } from './read-operation-parameters.ts'
import { requireScope, requireVisibleVersion } from './require-scope.ts'

/**
 * Handles `Patient/id/$everything` and `Patient/$everything`: the compartment and the resources it refers to,
 * each only when the caller may see it. Accepts `start`, `end`, `_since`, `_type`, `_count`.
 */
export const everything: Handler = (asked) => {
  const call = { ...asked, parameters: readOperationParameters(asked) }
  requireScope(call, 'Patient', 'rs')
  if (call.id && !isLiveVersion(requireVisibleVersion(call, 'Patient', call.id, 'rs'))) {
    throw new FhirError(410, 'deleted', `Patient/${call.id} was deleted`)
  }
  const options = parseSearchOptions(call.parameters)
  const wanted = options.types && new Set(options.types)
  const context = {
    ...createSearchContext(call),
    isVisible: (entry: StoredVersion) => call.filter.isVisible(entry, 'rs'),
  }
  const inside = compartment(call)
  const found = [...inside, ...referred(call, inside)].filter(
    (entry) => (!wanted || wanted.has(entry.type)) && context.isVisible(entry) && inPeriod(call, entry),
  )
  const rank = (entry: StoredVersion) =>
    entry.type === 'Patient' ? 0 : findVisiblePatients(call, entry) ? 1 : 2
  const compare = (a: StoredVersion, b: StoredVersion) => rank(a) - rank(b) || a.ordinal - b.ordinal
  found.sort(compare)
  const cut = slicePage(found, options.count, options.cursor, compare, context)
  call.work.give(cut.entries.length)
  const result = { total: found.length, page: cut, included: [], issues: [], honoured: options.criteria }
  const path = call.id ? `Patient/${call.id}/$everything` : 'Patient/$everything'
  return {
    status: 200,
    headers: [],
    body: buildSearchBundle(result, options, call.parameters, call.request.base, path),
  }
}

function compartment(call: InteractionContext): LiveVersion[] {
  const { store, filter, work, id } = call
  return store.types().flatMap((type) => {
    const entries = id && isCompartmentType(type) ? findCompartment(store, type, id) : store.live(type)
    const seen = entries.filter((entry) => filter.isVisible(entry, 'rs'))
    work.look(seen.length)
    return seen.filter((entry) => {
      const patients = isCompartmentType(type) ? findNamedPatients(entry) : findVisiblePatients(call, entry)
      return id ? patients?.has(id) : patients?.size
    })
  })
}

/** Returns the shared resources (practitioners, organizations, …) that the compartment refers to. */
function referred(call: InteractionContext, inside: readonly LiveVersion[]): LiveVersion[] {
  const found = new Set<LiveVersion>()
  for (const entry of inside) {
    for (const code of listSearchParameterCodes(entry.type)) {
      const parameter = findSearchParameter(entry.type, code)
      if (parameter?.type !== 'reference') continue
      for (const { type, id } of getReferences(entry, parameter)) {
        const target = type && id ? call.store.entry(type, id) : undefined
        if (target && findVisiblePatients(call, target) === undefined) found.add(target)
      }
    }
  }
  return [...found]
}

function inPeriod(call: InteractionContext, entry: LiveVersion): boolean {
  const at = (name: string) => {
    const text = call.parameters.findLast(([each]) => each === name)?.[1]
    const range = text === undefined ? undefined : parseDateRange(text.replace(' ', '+'))
    if (text !== undefined && !range) throw new FhirError(400, 'invalid', `${name} must be a FHIR date`)
    return range
  }
  const [start, end, since] = [at('start'), at('end'), at('_since')]
  if (since && entry.at < since.low) return false
  const parameter = findSearchParameter(entry.type, 'date')
  const dates = parameter?.type === 'date' ? (getSearchValues(entry, parameter) as DateValue[]) : []
  return (
    dates.length === 0 ||
    dates.some(({ low, high }) => (!start || high > start.low) && (!end || low < end.high))
  )
}
