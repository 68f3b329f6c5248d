import { createFhirBase, type FhirBase, loadSampleData } from '@smart-mock/fhir-engine'
import type { SampleSet } from '@smart-mock/fhir-engine/sample/sample-set'

const bases = new Map<SampleSet, FhirBase>()

/** Returns a set of the sample data, loaded on first use, once per process, and shared by all tenants. */
export function getSampleBase(set: SampleSet): FhirBase {
  const known = bases.get(set)
  if (known) return known
  const base = createFhirBase(() => loadSampleData(set))
  bases.set(set, base)
  return base
}
