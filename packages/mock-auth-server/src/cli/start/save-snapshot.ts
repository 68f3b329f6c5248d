import { rename, rm, writeFile } from 'node:fs/promises'
import { exportResources, type FhirStore } from '@smart-mock/fhir-engine'

/** Writes the resources of a store to a file as NDJSON: the whole of it, or the file stays as it was. */
export async function saveSnapshot(file: string, store: FhirStore): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`
  try {
    await writeFile(draft, exportResources(store))
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
