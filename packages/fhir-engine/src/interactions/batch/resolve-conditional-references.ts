import { replaceLinks } from '../../links/replace-links.ts'
import { classifyFhir } from '../../model/classify-fhir.ts'
import { FhirError } from '../../model/fhir-error.ts'
import { isObject, type Resource } from '../../model/resource.ts'
import { parseQuery } from '../../search/parameters/parse-query.ts'
import { isLiveVersion } from '../../store/stored-version.ts'
import { validateResource } from '../../validation/validate-resource.ts'
import type { InteractionContext } from '../interaction-context.ts'
import { findSingleMatch, isConditional } from '../write/criteria.ts'
import type { BundlePart } from './parse-bundle-entry.ts'

/** An entry of a transaction that has its id. */
export interface DecidedPart extends BundlePart {
  /** `true` for a conditional create whose resource exists already. */
  readonly isStored?: boolean
}

/**
 * Replaces conditional references (`Patient?identifier=…`) by the resource that they match once the transaction is
 * done: its creates, updates and deletions count, its patches do not (R4 §3.1.0.11.2). Throws FhirError 412 when
 * one does not have exactly one match.
 */
export function resolveConditionalReferences(
  call: InteractionContext,
  parts: readonly DecidedPart[],
): BundlePart[] {
  const criteria = new Set<string>()
  for (const { content } of parts) {
    if (!isObject(content)) continue
    replaceLinks(content, (link, isReference) => {
      if (isReference && isConditional(link)) criteria.add(link)
      return undefined
    })
  }
  if (criteria.size === 0) return [...parts]
  const resolved = findTargets(call, parts, criteria)
  return parts.map((part) =>
    isObject(part.content)
      ? {
          ...part,
          content: replaceLinks(part.content, (link, isReference) =>
            isReference ? resolved.get(link) : undefined,
          ),
        }
      : part,
  )
}

/** Returns what the references match while the transaction is stored on trial. */
function findTargets(
  call: InteractionContext,
  parts: readonly DecidedPart[],
  criteria: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const undo = call.store.checkpoint()
  try {
    for (const part of parts) storeOnTrial(call, part)
    return new Map([...criteria].map((text) => [text, findTarget(call, text)]))
  } finally {
    undo()
  }
}

function storeOnTrial(
  { store }: InteractionContext,
  { request, content, newId, isStored }: DecidedPart,
): void {
  const { type = '', id } = classifyFhir(request.method, request.path)
  if (request.method === 'DELETE') {
    if (id && isLiveVersion(store.newest(type, id))) store.commit(store.draft(type, id, 'DELETE'))
    return
  }
  const isWrite = request.method === 'POST' || request.method === 'PUT'
  if (!isWrite || !newId || isStored || !isObject(content) || content.resourceType !== type) return
  // What is not valid makes the transaction fail later, with a better message.
  if (validateResource(content).length > 0) return
  store.commit(store.draft(type, newId, 'PUT', content as unknown as Resource))
}

function findTarget(call: InteractionContext, text: string): string {
  const at = text.indexOf('?')
  const type = text.slice(0, at)
  const found = findSingleMatch(call, type, parseQuery(text.slice(at + 1)))
  if (found) return `${type}/${found.id}`
  throw new FhirError(412, 'not-found', `The conditional reference "${text.slice(0, 120)}" matches nothing`)
}
