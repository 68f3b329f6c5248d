import type { FhirStore } from './store/fhir-store.ts'

/** A code by which resources of a type are grouped, in their element `category`. */
export interface Category {
  readonly system: string
  readonly code: string
  readonly display: string
}

/** Returns the categories that resources of a type have in a store, each once; codes without system are left out. */
export function listCategories(store: FhirStore, type: string): Category[] {
  const found = new Map<string, Category>()
  for (const { resource } of store.live(type)) {
    for (const concept of toList<fhir4.CodeableConcept>(resource.category)) {
      for (const { system, code, display } of toList<fhir4.Coding>(concept?.coding)) {
        if (system === undefined || code === undefined) continue
        const key = `${system}|${code}`
        if (!found.has(key)) found.set(key, { system, code, display: display ?? code })
      }
    }
  }
  return [...found.values()]
}

const toList = <Value>(value: unknown): Value[] => (Array.isArray(value) ? value : [])
