import type { Json } from '../../../../core/util/json.ts'
import { isObject } from '../recording/exchange.ts'
import { readList } from './list-searches.ts'

/** Returns the value of `fhirErrors` with which errors look like this body; `undefined` for a plain OperationOutcome. */
export function classifyError(body: Json | undefined): string | undefined {
  if (!isObject(body)) return undefined
  if (body.resourceType === undefined) return Object.keys(body).join() === 'detail' ? 'detail' : undefined
  const [issue] = readList(body.issue)
  if (!issue || body.resourceType !== 'OperationOutcome') return undefined
  const { details, severity, diagnostics, extension } = issue
  if (severity === 'fatal' && body.id !== undefined && body.text !== undefined)
    return extension === undefined && body.extension === undefined ? 'aidbox' : 'va'
  if (!isObject(details)) return undefined
  if (severity === 'fatal' && details.coding !== undefined) return 'epic-coded'
  return diagnostics === undefined && details.coding === undefined && details.text !== undefined
    ? 'text-details'
    : undefined
}
