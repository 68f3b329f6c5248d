import { type ImportResult, ResourceImport } from '../src/index.ts'
import { parseJson } from '../src/model/json.ts'

/** Imports documents of JSON (`.json`) and NDJSON; returns the resources as they are stored, in their order, too. */
export function importResources(
  documents: Iterable<{ name: string; text: string }>,
): ImportResult & { resources: fhir4.FhirResource[] } {
  const importing = new ResourceImport()
  for (const { name, text } of documents) {
    for (const each of name.endsWith('.json') ? [text] : text.trim().split('\n')) {
      importing.add({ where: name, value: parseJson(each) })
    }
  }
  const result = importing.finish()
  const versions = [...result.base.types.values()].flatMap((entries) => [...entries.values()])
  versions.sort((a, b) => a.ordinal - b.ordinal)
  return { ...result, resources: versions.map(({ resource }) => resource as unknown as fhir4.FhirResource) }
}
