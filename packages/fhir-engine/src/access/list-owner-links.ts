import { isResourceType } from '../definitions/search-parameters.ts'
import { findStructure, type Structure } from '../definitions/structures.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { getOrCompute, readOnce, type StoredVersion } from '../store/stored-version.ts'
import { includesOwnable, isOwnable } from './is-ownable.ts'

/** A reference that can make a resource a patient's; without `id` when it cannot be resolved on this server. */
export interface OwnerLink {
  readonly type: string
  readonly id?: string
}

const UNCLEAR: OwnerLink = { type: '' }
const REFERENCE = /^(.*\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/
/** Elements that refer to no data: the parts of `Meta` are the server's own. */
const SKIPPED = new Set(['meta', 'text'])

/**
 * Returns the references of a version, wherever they are, that lead to a patient or to a resource that can be
 * a patient's; computed once. What R4 lets point only at shared types (an Organization, a Practitioner) is
 * left out.
 */
export function listOwnerLinks(entry: StoredVersion): readonly OwnerLink[] {
  return getOrCompute(entry, '%links', () => {
    const links = new Map<string, OwnerLink>()
    const add = (link: OwnerLink | undefined) => {
      if (link) links.set(`${link.type}/${link.id}`, link)
    }
    walk(readOnce(entry), findStructure(entry.type), false, add)
    return [...links.values()]
  })
}

function walk(
  value: unknown,
  shape: Structure | undefined,
  isExtension: boolean,
  add: (link: OwnerLink | undefined) => void,
): void {
  if (!isObject(value)) return
  for (const [key, item] of Object.entries(value)) {
    if (SKIPPED.has(key)) continue
    const rule = shape?.elements.get(key)
    const inExtension = isExtension || key === 'extension' || key === 'modifierExtension'
    for (const each of Array.isArray(item) ? item : [item]) {
      if (!isObject(each)) continue
      const isReference = rule ? rule.type === 'Reference' : typeof each.reference === 'string'
      if (isReference) add(toLink(each, inExtension ? undefined : (rule?.targets ?? [])))
      if (key === 'contained' && each.resourceType === 'Patient') add(UNCLEAR)
      walk(each, shapeOf(each, rule?.type), inExtension, add)
    }
  }
}

function shapeOf(value: PlainObject, type: string | undefined): Structure | undefined {
  const own = value.resourceType
  if (typeof own === 'string' && isResourceType(own)) return findStructure(own)
  return type === undefined ? undefined : findStructure(type)
}

/** Converts a reference; `targets` are the types that R4 allows it, `undefined` in an extension. */
function toLink(
  { reference, type, identifier }: PlainObject,
  targets: readonly string[] | undefined,
): OwnerLink | undefined {
  const text = typeof reference === 'string' ? reference : undefined
  if (text?.startsWith('#') || (text === undefined && identifier === undefined)) return undefined
  const [, elsewhere, named, id] = REFERENCE.exec(text ?? '') ?? []
  const known = named ?? (typeof type === 'string' ? type : undefined)
  if (known === undefined) return targets && includesOwnable(targets) ? UNCLEAR : undefined
  if (!isOwnable(known)) return undefined
  return elsewhere === undefined && id !== undefined ? { type: known, id } : UNCLEAR
}
