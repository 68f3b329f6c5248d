import { type FhirBase, listPeople, listSamplePeople } from '@smart-mock/fhir-engine'
import type { SampleSet } from '@smart-mock/fhir-engine/sample/sample-set'
import { getSampleBase } from './get-sample-base.ts'

/** The initial data of a tenant: its resources, and the users who can sign in. */
export interface TenantData {
  readonly base: FhirBase
  readonly people: ReturnType<typeof listSamplePeople>
}

/** Creates the sample data of a tenant; its resources are loaded on first use. All sets have the same people. */
export function createSampleTenantData(set: SampleSet = 'us-core'): TenantData {
  return { base: getSampleBase(set), people: listSamplePeople() }
}

/** Creates the data of a tenant from other resources; their users sign in. */
export function createTenantData(base: FhirBase): TenantData {
  return { base, people: listPeople(base.fork()) }
}
