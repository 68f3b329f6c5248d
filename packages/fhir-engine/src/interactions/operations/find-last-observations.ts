import { FhirError } from '../../model/fhir-error.ts'
import { buildSearchBundle } from '../../reply/build-search-bundle.ts'
import { parseSearchOptions } from '../../search/parameters/parse-search-options.ts'
import { runSearch } from '../../search/run-search.ts'
import { createSearchContext, type Handler } from '../interaction-context.ts'
import { readUnknownRules } from '../prefer.ts'
import { requireScope } from '../require-scope.ts'
import { readOperationParameters } from './read-operation-parameters.ts'
import { selectLast } from './select-last.ts'

/**
 * Handles `Observation/$lastn`: of the observations that match a search, the most recent ones for each code, by
 * default one. Requires `patient` or `subject`, and `category` or `code`.
 */
export const findLastObservations: Handler = (call) => {
  requireScope(call, 'Observation', 's')
  const parameters = readOperationParameters(call)
  const asksFor = (...codes: string[]) =>
    parameters.some(([name, value]) => value !== '' && codes.includes(name.split(/[:.]/)[0] ?? ''))
  if (!asksFor('patient', 'subject')) {
    throw new FhirError(400, 'required', '$lastn requires the parameter patient or subject')
  }
  if (!asksFor('category', 'code')) {
    throw new FhirError(400, 'required', '$lastn requires the parameter category or code')
  }
  if (parameters.some(([name]) => name === '_sort')) {
    throw new FhirError(400, 'not-supported', '$lastn has no _sort: the most recent observation comes first')
  }
  const options = {
    ...parseSearchOptions(parameters.filter(([name]) => name !== 'max')),
    sort: [{ code: 'date', descending: true }],
  }
  const max = readMax(parameters.findLast(([name]) => name === 'max')?.[1])
  const result = runSearch(
    ['Observation'],
    options,
    createSearchContext(call),
    readUnknownRules(call.request),
    {
      select: (found) => selectLast(found, max),
    },
  )
  const body = buildSearchBundle(result, options, parameters, call.request.base, 'Observation/$lastn')
  return { status: 200, headers: [], body }
}

function readMax(text = '1'): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new FhirError(400, 'invalid', `max must be a whole number from 1, not "${text.slice(0, 40)}"`)
}
