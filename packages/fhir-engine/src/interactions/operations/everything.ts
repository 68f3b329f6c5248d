import { findVisiblePatients } from '../../access/find-visible-patients.ts'
import { listGroupMembers } from '../../access/list-group-members.ts'
import { findSearchParameter } from '../../definitions/search-parameters.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { buildSearchBundle } from '../../reply/build-search-bundle.ts'
import type { DateValue } from '../../search/kinds/date.ts'
import { parseDateRange } from '../../search/parameters/parse-date-range.ts'
import { parseSearchOptions } from '../../search/parameters/parse-search-options.ts'
import { slicePage } from '../../search/slice-page.ts'
import { getSearchValues } from '../../search/values.ts'
import { isLiveVersion, type LiveVersion, type StoredVersion } from '../../store/stored-version.ts'
import { createSearchContext, type Handler, type InteractionContext } from '../interaction-context.ts'
import { requireScope, requireVisibleVersion } from '../require-scope.ts'
import { findEncounterData } from './find-encounter-data.ts'
import { findPatientData } from './find-patient-data.ts'
import { readOperationParameters } from './read-operation-parameters.ts'

/**
 * Handles `$everything` of a Patient or of all, of an Encounter or a Group: the compartment and the resources it
 * refers to, each only when the caller may see it. Accepts `start`, `end`, `_since`, `_type`, `_count`.
 */
export const everything: Handler = (asked) => {
  const call = { ...asked, parameters: readOperationParameters(asked) }
  requireScope(call, call.type, 'rs')
  const options = parseSearchOptions(call.parameters)
  const wanted = options.types && new Set(options.types)
  const context = {
    ...createSearchContext(call),
    isVisible: (entry: StoredVersion) => call.filter.isVisible(entry, 'rs'),
  }
  const found = findData(call).filter(
    (entry) => (!wanted || wanted.has(entry.type)) && context.isVisible(entry) && inPeriod(call, entry),
  )
  const rank = rememberRanks(call)
  const compare = (a: StoredVersion, b: StoredVersion) => rank(a) - rank(b) || a.ordinal - b.ordinal
  found.sort(compare)
  const cut = slicePage(found, options.count, options.cursor, compare, context)
  call.work.give(cut.entries.length)
  const result = { total: found.length, page: cut, included: [], issues: [], honoured: options.criteria }
  const path = `${call.type}${call.id && `/${call.id}`}/$everything`
  return {
    status: 200,
    headers: [],
    body: buildSearchBundle(result, options, call.parameters, call.request.base, path),
  }
}

/**
 * Returns a function that ranks a version: 0 for the type that was asked for, 1 for what is a patient's, 2 for
 * what is shared. Each is computed once, since a sort asks often.
 */
function rememberRanks(call: InteractionContext): (entry: StoredVersion) => number {
  const ranks = new Map<StoredVersion, number>()
  return (entry) => {
    if (entry.type === call.type) return 0
    const known = ranks.get(entry)
    if (known !== undefined) return known
    const rank = findVisiblePatients(call, entry) ? 1 : 2
    ranks.set(entry, rank)
    return rank
  }
}

function findData(call: InteractionContext): LiveVersion[] {
  const { type, id } = call
  if (!id) return findPatientData(call)
  const root = requireVisibleVersion(call, type, id, 'rs')
  if (!isLiveVersion(root)) throw new FhirError(410, 'deleted', `${type}/${id} was deleted`)
  if (type === 'Encounter') return findEncounterData(call, root)
  if (type === 'Patient') return findPatientData(call, new Set([id]))
  return [...new Set([root, ...findPatientData(call, listGroupMembers(root))])]
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
