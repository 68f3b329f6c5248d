import { FhirError } from '../../model/fhir-error.ts'
import type { Handler } from '../interaction-context.ts'
import { readOperationParameters } from './read-operation-parameters.ts'

const AS_SEARCH: ReadonlyMap<string, string> = new Map([
  ['patient', 'patient='],
  ['type', 'type='],
  ['start', 'period=ge'],
  ['end', 'period=le'],
])

/**
 * Handles `DocumentReference/$docref?patient=…` (US Core): documents of a patient, as the equivalent search.
 */
export const findDocumentReferences: Handler = (call) => {
  const { request, run } = call
  const parameters = readOperationParameters(call)
  if (!parameters.some(([name, value]) => name === 'patient' && value !== '')) {
    throw new FhirError(400, 'required', '$docref requires the parameter patient')
  }
  const query = parameters.map(
    ([name, value]) => `${AS_SEARCH.get(name) ?? `${name}=`}${encodeURIComponent(value)}`,
  )
  return run({ request: { ...request, method: 'GET', path: 'DocumentReference', query: query.join('&') } })
}
