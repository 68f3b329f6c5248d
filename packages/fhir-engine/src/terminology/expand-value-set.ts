import { FhirError } from '../model/fhir-error.ts'
import { isObject, type PlainObject } from '../model/resource.ts'
import { type Expansion, readListed, toConcept, toExpansion, type ValueSetConcept } from './expansion.ts'
import { findCodeSystem, findValueSet } from './find-definitions.ts'
import { listObjects, listTexts, readText } from './read-elements.ts'
import { readExpansion } from './read-expansion.ts'
import { selectConcepts } from './select-concepts.ts'
import type { TerminologyContext } from './terminology-context.ts'

/** Value sets that import each other, one below another. */
const DEPTH = 30

/**
 * Returns the codes of a value set; with `only`, those of one code system at least. Throws FhirError 404 for an
 * imported value set that is unknown, and 422 when the server does not know a code system or cannot evaluate a
 * filter: there is no expansion in part.
 */
export function expandValueSet(set: PlainObject, context: TerminologyContext, only?: string): Expansion {
  const known = new Map<PlainObject, Expansion>()
  const open = new Set<PlainObject>()
  return expand(set)

  function expand(each: PlainObject): Expansion {
    const found = known.get(each)
    if (found) return found
    if (open.has(each)) throw new FhirError(422, 'processing', `ValueSet ${nameOf(each)} includes itself`)
    if (open.size >= DEPTH) {
      throw new FhirError(422, 'too-costly', `ValueSet ${nameOf(each)} imports more than ${DEPTH} others`)
    }
    open.add(each)
    try {
      const made = compute(each)
      known.set(each, made)
      return made
    } finally {
      open.delete(each)
    }
  }

  function compute(each: PlainObject): Expansion {
    const stored = readExpansion(each)
    if (!isObject(each.compose)) {
      if (stored) return stored
      throw new FhirError(422, 'not-supported', `ValueSet ${nameOf(each)} does not say which codes it has`)
    }
    try {
      return compose(each, each.compose)
    } catch (error) {
      if (stored && error instanceof FhirError && error.issues[0]?.code === 'not-supported') return stored
      throw error
    }
  }

  function compose(owner: PlainObject, { include, exclude, inactive }: PlainObject): Expansion {
    const concepts = new Map<string, ValueSetConcept>()
    for (const part of listObjects(include)) {
      for (const [key, concept] of select(owner, part)) {
        if (!concepts.has(key) && !(inactive === false && concept.isInactive)) concepts.set(key, concept)
      }
    }
    for (const part of listObjects(exclude))
      for (const key of select(owner, part).keys()) concepts.delete(key)
    return concepts
  }

  function select(owner: PlainObject, part: PlainObject): Expansion {
    const system = readText(part.system)
    const own = system === undefined ? [] : [fromSystem(owner, part, system)]
    const imported = listTexts(part.valueSet).map((canonical) => {
      const found = findValueSet(canonical, context)
      if (found) return expand(found)
      throw new FhirError(
        404,
        'not-found',
        `ValueSet ${nameOf(owner)} imports ${canonical.slice(0, 200)}, which is unknown`,
      )
    })
    const [first = new Map<string, ValueSetConcept>(), ...others] = [...own, ...imported]
    context.work.look(first.size)
    if (others.length === 0) return first
    return new Map([...first].filter(([key]) => others.every((each) => each.has(key))))
  }

  function fromSystem(owner: PlainObject, part: PlainObject, url: string): Expansion {
    if (only !== undefined && url !== only) return new Map()
    const version = readText(part.version)
    const canonical = version === undefined ? url : `${url}|${version}`
    const system = findCodeSystem(canonical, context)
    if (Array.isArray(part.concept)) return readListed(listObjects(part.concept), url, version, system)
    if (!system?.isComplete) {
      const why = system ? 'has only in part' : 'does not have'
      throw new FhirError(
        422,
        'not-supported',
        `ValueSet ${nameOf(owner)} includes codes of ${canonical.slice(0, 200)}, which this server ${why}`,
      )
    }
    return toExpansion(
      selectConcepts(system, listObjects(part.filter)).map((each) => toConcept(system, each)),
    )
  }
}

/** Returns the canonical of a value set, for error texts. */
function nameOf({ url, id }: PlainObject): string {
  return String(url ?? id ?? 'without url').slice(0, 200)
}
