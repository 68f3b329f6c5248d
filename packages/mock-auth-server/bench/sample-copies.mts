import { writeFile } from 'node:fs/promises'
import { loadSampleData } from '@smart-mock/fhir-engine'

/** Returns this number of resources: copies of the sample data, with a suffix to every id and reference. */
export function sampleCopies(count: number): fhir4.FhirResource[] {
  const sample = loadSampleData()
  return Array.from({ length: count }, (_, i) => {
    const n = Math.floor(i / sample.length)
    return copy(sample[i % sample.length] as fhir4.FhirResource, n)
  })
}

/** Writes resources as NDJSON. */
export async function writeNdjson(path: string, resources: readonly fhir4.FhirResource[]): Promise<void> {
  await writeFile(path, resources.map((each) => `${JSON.stringify(each)}\n`).join(''))
}

/** Returns the n-th copy of a resource; the first is the resource itself. */
function copy(resource: fhir4.FhirResource, n: number): fhir4.FhirResource {
  if (n === 0) return resource
  const text = JSON.stringify({ ...resource, id: `${resource.id}-${n}` })
  return JSON.parse(text.replace(/"reference":"([^"]+)"/g, `"reference":"$1-${n}"`)) as fhir4.FhirResource
}
