import { findNamedPatients } from '../../access/find-named-patients.ts'
import { listOwnerLinks } from '../../access/list-owner-links.ts'
import { classifyFhir } from '../../model/classify-fhir.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { limits } from '../../model/limits.ts'
import type { FhirReply } from '../../model/request.ts'
import { isObject, type Resource } from '../../model/resource.ts'
import { toErrorReply } from '../../model/to-error-reply.ts'
import { decideError } from '../../reply/decide-error.ts'
import type { Handler, InteractionContext } from '../interaction-context.ts'
import { parseJsonContent } from '../parse-resource-body.ts'
import { type BundlePart, createResponseEntry, parseBundleEntry } from './parse-bundle-entry.ts'
import { parseHistoryEntries } from './parse-history-entries.ts'
import { resolveTransactionLinks } from './resolve-transaction-links.ts'

const ORDER = ['DELETE', 'POST', 'PUT', 'PATCH', 'GET', 'HEAD']
const WRITES = new Set(['POST', 'PUT', 'PATCH'])

/**
 * Handles `POST` to the base: a batch, or a transaction, which succeeds or fails as a whole (S-124), or a history,
 * whose versions are written again, oldest first, as a whole.
 */
export const batch: Handler = (call) => {
  const bundle = parseJsonContent(call)
  if (!isObject(bundle) || bundle.resourceType !== 'Bundle' || call.content !== undefined) {
    throw new FhirError(400, 'structure', 'The body must be a Bundle that is not nested in another')
  }
  const { type } = bundle
  if (type !== 'batch' && type !== 'transaction' && type !== 'history') {
    throw new FhirError(400, 'value', 'Bundle.type must be batch, transaction or history')
  }
  const entries = bundle.entry ?? []
  if (!Array.isArray(entries)) throw new FhirError(400, 'structure', 'Bundle.entry must be an array')
  if (entries.length > limits.bundleEntries || entries.filter(isRead).length > limits.bundleReads) {
    const most = `${limits.bundleEntries} entries, ${limits.bundleReads} of them reads`
    throw new FhirError(413, 'too-costly', `A Bundle may have at most ${most}`)
  }
  if (type === 'batch') return runBatch(call, entries)
  return type === 'history'
    ? runWhole(
        call,
        () => parseHistoryEntries(call, entries),
        (parts) => [...parts].reverse(),
      )
    : runWhole(
        call,
        () => parseTransaction(call, entries),
        (parts) => inOrder(call, parts),
      )
}

function isRead(entry: unknown): boolean {
  return isObject(entry) && isObject(entry.request) && /^(?:GET|HEAD)$/.test(String(entry.request.method))
}

function runBatch(call: InteractionContext, entries: unknown[]): FhirReply {
  const entry = entries.map((each, i) => {
    try {
      const part = parseBundleEntry(call, each, i)
      return createResponseEntry(decideError(call.run(part), part.request), call.request.base)
    } catch (error) {
      return createResponseEntry(decideError(toErrorReply(error), call.request), call.request.base)
    }
  })
  return reply('batch-response', entry)
}

function parseTransaction(call: InteractionContext, entries: readonly unknown[]): BundlePart[] {
  const parts = entries.map((each, i) => parseBundleEntry(call, each, i))
  return resolveTransactionLinks(call, parts)
}

function inOrder(call: InteractionContext, parts: readonly BundlePart[]): BundlePart[] {
  return [...parts].sort((a, b) => getPlace(call, a) - getPlace(call, b))
}

/** Runs all parts in an order; when one fails, nothing has happened. */
function runWhole(
  call: InteractionContext,
  parse: () => readonly BundlePart[],
  order: (parts: readonly BundlePart[]) => readonly BundlePart[],
): FhirReply {
  const undo = call.store.checkpoint()
  try {
    const parts = parse()
    const answers = new Map<BundlePart, FhirReply>()
    for (const part of order(parts)) answers.set(part, orFail(part, call.run(part)))
    return reply(
      'transaction-response',
      parts.map((part) => createResponseEntry(answers.get(part) as FhirReply, call.request.base)),
    )
  } catch (error) {
    undo()
    throw error
  }
}

/**
 * Returns the position of a part in the order of a transaction: by method, but Binaries are written before
 * the resources that point at them, and resources after those that decide whose they are.
 */
function getPlace(call: InteractionContext, { request, content }: BundlePart): number {
  const { type } = classifyFhir(request.method, request.path)
  if (!type || !WRITES.has(request.method)) return ORDER.indexOf(request.method)
  if (type === 'Binary') return ORDER.indexOf('DELETE') + 0.5
  const hasOwnerElsewhere = isObject(content) && dependsOnOthers(call, type, content as Resource)
  return ORDER.indexOf(hasOwnerElsewhere ? 'PATCH' : request.method) + (hasOwnerElsewhere ? 0.5 : 0)
}

function dependsOnOthers({ store }: InteractionContext, type: string, content: Resource): boolean {
  const draft = store.draft(type, 'new', 'POST', content)
  return !findNamedPatients(draft) && listOwnerLinks(draft).some((link) => link.type !== 'Patient')
}

/**
 * Returns the reply, or throws it when it is a failure: in a transaction the first failure fails all parts.
 */
function orFail(part: BundlePart, answer: FhirReply): FhirReply {
  if (answer.status < 400) return answer
  const body = answer.body as fhir4.OperationOutcome
  const place = `Bundle.entry[${part.index}]`
  const issues = body.issue.map((issue) => ({
    severity: 'error' as const,
    code: issue.code as FhirError['issues'][number]['code'],
    diagnostics: `${place}: ${issue.diagnostics}`,
    expression: issue.expression?.map((path) => path.replace(/^[^.[]*/, `${place}.resource`)) ?? [place],
  }))
  const error = FhirError.of(answer.status === 404 || answer.status === 410 ? 400 : answer.status, issues)
  error.headers.push(...answer.headers)
  throw error
}

function reply(type: 'batch-response' | 'transaction-response', entry: fhir4.BundleEntry[]): FhirReply {
  return {
    status: 200,
    headers: [],
    body: { resourceType: 'Bundle', type, ...(entry.length > 0 && { entry }) },
  }
}
