import { createFhirBase, type FhirBase, listPeople, listSamplePeople } from '@smart-mock/fhir-engine'
import { getSampleBase } from './get-sample-base.ts'

/** What a tenant starts with: its resources, and who can sign in. */
export interface TenantData {
  readonly base: FhirBase
  readonly people: ReturnType<typeof listSamplePeople>
}

/** The sample data; its resources are read when first needed. */
export function createSampleTenantData(): TenantData {
  return { base: getSampleBase(), people: listSamplePeople() }
}

/** Other resources; their people sign in. */
export function createTenantData(resources: readonly fhir4.FhirResource[]): TenantData {
  const base = createFhirBase(resources)
  return { base, people: listPeople(base.fork()) }
}
