import { createFhirBase, type FhirBase, loadSampleData } from '@smart-mock/fhir-engine'

let base: FhirBase | undefined

/** The sample data, read when first needed, once per process, and shared by all tenants. */
export function getSampleBase(): FhirBase {
  base ??= createFhirBase(loadSampleData)
  return base
}
