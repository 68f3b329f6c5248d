import { createFhirBase, type FhirBase, peopleOf, samplePeople } from '@smart-mock/fhir-engine'
import { sampleBase } from './sample-base.ts'

/** What a tenant starts with: its resources, and who can sign in. */
export interface TenantData {
  readonly base: FhirBase
  readonly people: ReturnType<typeof samplePeople>
}

/** The sample data; its resources are read when first needed. */
export function sampleTenantData(): TenantData {
  return { base: sampleBase(), people: samplePeople() }
}

/** Other resources; their people sign in. */
export function tenantDataOf(resources: readonly fhir4.FhirResource[]): TenantData {
  const base = createFhirBase(resources)
  return { base, people: peopleOf(base.fork()) }
}
