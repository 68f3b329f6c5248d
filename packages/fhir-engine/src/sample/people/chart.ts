import type { Random } from '../values/random.ts'
import type { Clinician } from './clinicians.ts'
import type { SamplePerson } from './people.ts'

/** The state that the builders of one patient's resources share. */
export interface Chart {
  readonly person: SamplePerson
  /** Age in days. */
  readonly age: number
  readonly random: Random
  readonly subject: fhir4.Reference
  readonly clinician: Clinician
  readonly performer: fhir4.Reference
  readonly encounters: readonly Visit[]
}

/** One encounter, days before today. */
export interface Visit {
  readonly id: string
  readonly daysAgo: number
  readonly reference: fhir4.Reference
}

export type ChartBuilder = (chart: Chart) => fhir4.FhirResource[]
