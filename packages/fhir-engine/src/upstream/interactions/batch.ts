import { createResponseEntry, parseBundleEntry } from '../../interactions/batch/parse-bundle-entry.ts'
import { parseJsonContent } from '../../interactions/parse-resource-body.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { serializeJson } from '../../model/json.ts'
import type { FhirReply } from '../../model/request.ts'
import { isObject } from '../../model/resource.ts'
import { toErrorReply } from '../../model/to-error-reply.ts'
import { decideError } from '../../reply/decide-error.ts'
import type { UpstreamContext } from '../upstream-context.ts'
import { transaction } from './transaction.ts'

const ENTRIES = 100

/** Handles `POST` to the base: a batch, entry by entry, or a transaction as a whole (S-124). */
export async function batch(call: UpstreamContext): Promise<FhirReply> {
  const bundle = parseJsonContent(call)
  if (!isObject(bundle) || bundle.resourceType !== 'Bundle') {
    throw new FhirError(400, 'structure', 'The body must be a Bundle')
  }
  if (bundle.type !== 'batch' && bundle.type !== 'transaction') {
    throw new FhirError(400, 'value', 'Bundle.type must be batch or transaction')
  }
  const parts = bundle.entry ?? []
  if (!Array.isArray(parts)) throw new FhirError(400, 'structure', 'Bundle.entry must be an array')
  if (parts.length > ENTRIES)
    throw new FhirError(413, 'too-costly', `A Bundle may have at most ${ENTRIES} entries`)
  if (bundle.type === 'transaction') return transaction(call, parts)
  const entry: fhir4.BundleEntry[] = []
  for (const [i, part] of parts.entries())
    entry.push(createResponseEntry(await one(call, part, i), call.request.base))
  return {
    status: 200,
    headers: [],
    body: { resourceType: 'Bundle', type: 'batch-response', ...(entry.length > 0 && { entry }) },
  }
}

async function one(call: UpstreamContext, entry: unknown, index: number): Promise<FhirReply> {
  try {
    const { request, content } = parseBundleEntry(call, entry, index)
    if (request.method === 'PATCH' || (request.method === 'POST' && request.path === '')) {
      throw new FhirError(
        400,
        'not-supported',
        `Bundle.entry[${index}]: not supported in a batch with an upstream`,
      )
    }
    const text = content === undefined ? '' : serializeJson(content)
    return decideError(await call.run({ ...request, body: new TextEncoder().encode(text) }), request)
  } catch (error) {
    return decideError(toErrorReply(error), call.request)
  }
}
