import type { Resource } from './model/resource.ts'
import { shareValues } from './search/share-values.ts'
import type { FhirStore } from './store/fhir-store.ts'
import { getOrCompute, readOnce } from './store/stored-version.ts'

/** A code by which resources of a type are grouped, in their element `category`. */
export interface Category {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** Returns the categories that resources of a type have in a store, each once; codes without system are left out. */
export function listCategories(store: FhirStore, type: string): Category[] {
  const found = new Map<string, Category>()
  for (const entry of store.live(type)) {
    for (const each of getOrCompute(entry, '%categories', () => readCategories(readOnce(entry)))) {
      const key = `${each.system}|${each.code}`
      if (!found.has(key)) found.set(key, each)
    }
  }
  return [...found.values()]
}

function readCategories(resource: Resource): readonly Category[] {
  const codings = toList<fhir4.CodeableConcept>(resource.category).flatMap((concept) =>
    toList<fhir4.Coding>(concept?.coding).flatMap(({ system, code, display }) =>
      system === undefined || code === undefined ? [] : [{ system, code, display: display ?? code }],
    ),
  )
  return shareValues(codings, 'token') as readonly Category[]
}

const toList = <Value>(value: unknown): Value[] => (Array.isArray(value) ? value : [])
