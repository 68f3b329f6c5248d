import { createFhirBase, type FhirBase, loadSampleData } from '../fhir/index.ts'

let base: FhirBase | undefined

/** The sample data, read when first needed, once per process, and shared by all tenants. */
export function sampleBase(): FhirBase {
  base ??= createFhirBase(loadSampleData)
  return base
}
