import type { PlainObject } from '../model/resource.ts'
import { type CodeSystem, findConcept, isAbstract, isInactive, type SystemConcept } from './code-system.ts'
import { listObjects, readText } from './read-elements.ts'

/** A code of a value set. */
export interface ValueSetConcept {
  readonly system: string
  readonly version: string | undefined
  readonly code: string
  readonly display: string | undefined
  readonly designations: readonly PlainObject[]
  readonly isInactive: boolean
  readonly isAbstract: boolean
}

/** The codes of a value set, by `system|code`. */
export type Expansion = ReadonlyMap<string, ValueSetConcept>

/** Returns the codes that a value set lists, without those that their code system, when it is here, does not have. */
export function readListed(
  concepts: readonly PlainObject[],
  url: string,
  version: string | undefined,
  system: CodeSystem | undefined,
): Expansion {
  return toExpansion(
    concepts.flatMap((each): ValueSetConcept[] => {
      const code = readText(each.code)
      const known = code === undefined || !system ? undefined : findConcept(system, code)
      if (code === undefined || (system?.isComplete && !known)) return []
      const own = system && known ? toConcept(system, known) : undefined
      return [
        {
          ...{ system: url, code, version: version ?? own?.version },
          display: readText(each.display) ?? own?.display,
          designations: [...listObjects(each.designation), ...(own?.designations ?? [])],
          ...{ isInactive: own?.isInactive ?? false, isAbstract: own?.isAbstract ?? false },
        },
      ]
    }),
  )
}

/** Returns a concept of a code system as one of a value set. */
export function toConcept({ url, version }: CodeSystem, concept: SystemConcept): ValueSetConcept {
  const { code, display, designations } = concept
  return {
    ...{ system: url, version, code, display, designations },
    ...{ isInactive: isInactive(concept), isAbstract: isAbstract(concept) },
  }
}

/** Returns concepts by `system|code`. */
export function toExpansion(concepts: readonly ValueSetConcept[]): Expansion {
  return new Map(concepts.map((each) => [`${each.system}|${each.code}`, each]))
}
