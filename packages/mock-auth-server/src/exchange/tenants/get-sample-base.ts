import { createFhirBase, type FhirBase, loadSampleData } from '@smart-mock/fhir-engine'

let base: FhirBase | undefined

/** Returns the sample data, loaded on first use, once per process, and shared by all tenants. */
export function getSampleBase(): FhirBase {
  base ??= createFhirBase(loadSampleData)
  return base
}
