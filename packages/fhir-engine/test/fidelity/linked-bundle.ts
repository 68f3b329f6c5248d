import { expect } from 'vitest'
import { type Any, ask, sampleStore } from '../engine.ts'
import { importResources } from '../import-resources.ts'

export const URN = 'urn:uuid:7c9a3f0e-9f3f-4f43-9a53-0d6b7a2c1e11'
export const OLD = 'http://old.example/fhir'
export const patient = { resourceType: 'Patient', name: [{ family: 'Linked' }] }
export const observation = (more: object) => ({
  ...{ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'x' } },
  ...more,
})
export const bundle = (type: string, entry: unknown[]) => ({ resourceType: 'Bundle', type, entry })

/** Sends a transaction with a patient under a `fullUrl`, and returns the other resource and the patient's URL. */
export function transact(fullUrl: string, resource: Any, own = `${OLD}/Observation/o`) {
  const store = sampleStore()
  const request = { method: 'POST', url: resource.resourceType }
  const entry = [
    { fullUrl: own, resource, request },
    {
      fullUrl,
      resource: { ...patient, id: '1', meta: { versionId: '5' } },
      request: { method: 'POST', url: 'Patient' },
    },
  ]
  const { status, body } = ask(store, '', { method: 'POST', body: bundle('transaction', entry) })
  expect([status, body]).toMatchObject([200, {}])
  const [one, two] = (body as Any).entry.map((each: Any) => each.resource)
  return { written: one, patient: `Patient/${two.id}` }
}

/** Imports a collection with the same entries. */
export function load(fullUrl: string, resource: Any, own = `${OLD}/Observation/o`) {
  const entry = [
    { fullUrl: own, resource },
    { fullUrl, resource: { ...patient, id: '1', meta: { versionId: '5' } } },
  ]
  const text = JSON.stringify(bundle('batch', entry))
  const { resources, rejected } = importResources([{ name: 'a.json', text }])
  expect(rejected).toEqual([])
  return { written: resources[0] as Any, patient: 'Patient/1' }
}
