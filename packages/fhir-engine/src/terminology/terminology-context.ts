import type { FhirStore } from '../store/fhir-store.ts'
import type { StoredVersion } from '../store/stored-version.ts'

/** The code systems and value sets that a caller may see, and the work that using them may cause. */
export interface TerminologyContext {
  readonly store: FhirStore
  /** Absolute FHIR base of the request. */
  readonly base: string
  isVisible(entry: StoredVersion, letters: string): boolean
  readonly work: { look(concepts: number): void }
}
