import { BundleLinks } from '../../links/bundle-links.ts'
import { replaceLinks } from '../../links/replace-links.ts'
import { classifyFhir, type FhirRoute } from '../../model/classify-fhir.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { isObject } from '../../model/resource.ts'
import { parseQuery } from '../../search/parameters/parse-query.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { findSingleMatch } from '../write/criteria.ts'
import type { BundlePart } from './parse-bundle-entry.ts'
import { resolveConditionalReferences } from './resolve-conditional-references.ts'

/** Interactions that are about one resource, which others may refer to by `fullUrl`. */
const LINKED = new Set(['create', 'update', 'patch', 'delete', 'conditional-update'])

/**
 * Prepares the parts of a transaction: assigns ids, and resolves links to `fullUrl`s and conditional references
 * (R4 §3.1.0.11.2). Throws FhirError 400 when two parts affect one resource or have one `fullUrl`, 412 when a
 * conditional reference does not have exactly one match.
 */
export function resolveTransactionLinks(
  call: InteractionContext,
  parts: readonly BundlePart[],
): BundlePart[] {
  const links = new BundleLinks(false)
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
    if (part.fullUrl && part.content !== undefined) addLink(links, part, url)
    return { ...part, newId, isStored: route.interaction === 'create' && found !== undefined }
  })
  const linked = decided.map((part) =>
    isObject(part.content)
      ? { ...part, content: replaceLinks(part.content, links.from(part.fullUrl)) }
      : part,
  )
  return resolveConditionalReferences(call, linked)
}

function addLink(links: BundleLinks, { fullUrl = '', content, index }: BundlePart, url: string): void {
  if (links.has(fullUrl)) {
    const place = `Bundle.entry[${index}].fullUrl`
    throw new FhirError(400, 'duplicate', `${place}: another entry has "${fullUrl.slice(0, 120)}" (bdl-7)`)
  }
  const meta = isObject(content) && isObject(content.meta) ? content.meta : {}
  links.add(fullUrl, { url, version: meta.versionId })
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
