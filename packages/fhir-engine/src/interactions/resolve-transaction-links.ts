import { classifyFhir, type FhirRoute } from '../model/classify-fhir.ts'
import { FhirError } from '../model/fhir-error.ts'
import { isObject } from '../model/resource.ts'
import { parseQuery } from '../search/parse-query.ts'
import { findSingleMatch, isConditional } from './criteria.ts'
import type { InteractionContext } from './interaction-context.ts'
import type { BundlePart } from './parse-bundle-entry.ts'

/** Interactions that are about one resource, which others may refer to by `fullUrl`. */
const LINKED = new Set(['create', 'update', 'patch', 'delete', 'conditional-update'])

/**
 * Prepares the parts of a transaction: assigns ids, rewrites references to `fullUrl`s and conditional
 * references (R4 §3.1.0.11.2). Throws FhirError 400 when two parts affect one resource, 412 when a
 * conditional reference does not have exactly one match.
 */
export function resolveTransactionLinks(
  call: InteractionContext,
  parts: readonly BundlePart[],
): BundlePart[] {
  const urls = new Map<string, string>()
  const taken = new Set<string>()
  const decided = parts.map((part) => {
    const route = classifyFhir(part.request.method, part.request.path)
    if (!route.type || !LINKED.has(route.interaction)) return part
    const found = existing(call, part, route)
    const newId = route.id ?? found ?? ownId(part) ?? call.store.newId()
    const url = `${route.type}/${newId}`
    if (route.interaction !== 'create') {
      if (taken.has(url)) throw new FhirError(400, 'duplicate', `The transaction has two entries for ${url}`)
      taken.add(url)
    }
    if (part.fullUrl && part.content !== undefined) urls.set(part.fullUrl, url)
    return { ...part, newId }
  })
  const rewrite = rewriter(call, urls)
  return decided.map((part) =>
    part.content === undefined ? part : { ...part, content: rewrite(part.content) },
  )
}

/**
 * Returns the id of the resource that a conditional interaction matches, so that references can be resolved
 * to it.
 */
function existing(
  call: InteractionContext,
  part: BundlePart,
  { type = '', interaction }: FhirRoute,
): string | undefined {
  const criteria = interaction === 'create' ? part.request.header('if-none-exist') : part.request.query
  const conditional = interaction === 'create' || interaction === 'conditional-update'
  if (!criteria || !conditional || !call.filter.allows(type, interaction === 'create' ? 'c' : 'u'))
    return undefined
  return findSingleMatch(call, type, parseQuery(criteria.replace(/^[^?]*\?/, '')))?.id
}

/** Returns the id in the body of a conditional update, which a new resource gets when nothing matches. */
function ownId({ content, request }: BundlePart): string | undefined {
  return request.method === 'PUT' && isObject(content) && typeof content.id === 'string'
    ? content.id
    : undefined
}

function rewriter(call: InteractionContext, urls: ReadonlyMap<string, string>): (value: unknown) => unknown {
  const resolved = new Map<string, string>()
  const conditional = (text: string): string => {
    const known = resolved.get(text)
    if (known) return known
    const [type, query] = text.split('?') as [string, string]
    const found = findSingleMatch(call, type, parseQuery(query))
    if (!found)
      throw new FhirError(
        412,
        'not-found',
        `The conditional reference "${text.slice(0, 120)}" matches nothing`,
      )
    resolved.set(text, `${type}/${found.id}`)
    return `${type}/${found.id}`
  }
  const rewrite = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => rewrite(item, key))
    if (isObject(value))
      return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rewrite(item, name)]))
    if (typeof value !== 'string') return value
    const url = urls.get(value)
    if (url && (key === 'reference' || value.startsWith('urn:'))) return url
    return key === 'reference' && isConditional(value) ? conditional(value) : value
  }
  return (value) => rewrite(value, '')
}
