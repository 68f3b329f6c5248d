import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import {
  createClinicalRecord,
  createSharedResources,
} from '@smart-mock/fhir-engine/test/size/clinical-record'

/** Resources of one patient's Bundle. */
const PER_PATIENT = 120

/**
 * Writes transaction Bundles as a generator of synthetic patients does: a file for each patient, indented, linked by
 * `urn:uuid`, and one with what all of them refer to. The same count gives the same files. Returns the number of
 * resources.
 */
export async function writePatientBundles(folder: string, count: number): Promise<number> {
  await mkdir(folder, { recursive: true })
  const patients = Math.max(1, Math.round(count / PER_PATIENT))
  let written = await writeBundle(join(folder, 'shared.json'), createSharedResources())
  for (let n = 0; n < patients; n++) {
    written += await writeBundle(join(folder, `Patient-${n}.json`), createClinicalRecord(n, PER_PATIENT))
  }
  return written
}

async function writeBundle(file: string, resources: readonly object[]): Promise<number> {
  const entry = resources.map((resource) => {
    const { resourceType, id } = resource as { resourceType: string; id: string }
    return { fullUrl: `urn:uuid:${id}`, resource, request: { method: 'POST', url: resourceType } }
  })
  const out = createWriteStream(file)
  out.end(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry }, null, 2))
  await finished(out)
  return entry.length
}
