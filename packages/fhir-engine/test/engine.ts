import type { Access, FhirReply, FhirStore } from '../src/index.ts'
import { createFhirBase, handleFhir, loadSampleData } from '../src/index.ts'
import { parseScopeString } from '../src/model/scopes.ts'
import { loadBuiltIn } from '../src/terminology/load-built-in.ts'

export const BASE = 'https://mock.example/fhir'
// biome-ignore lint/suspicious/noExplicitAny: resources are looked into freely here
export type Any = any

await loadBuiltIn()
const sample = createFhirBase(loadSampleData)

/** Creates a store over the sample data with a clock and ids that repeat from test to test. */
export function sampleStore(): FhirStore {
  let tick = Date.parse('2026-06-02T00:00:00Z')
  let id = 0
  return sample.fork({ now: () => (tick += 1000), newId: () => `new-${++id}` })
}

export interface Ask {
  method?: string
  body?: unknown
  headers?: Record<string, string>
  access?: Access
}

/** Sends one request to a store; `url` is below the base, an object as body is sent as JSON. */
export function ask(
  store: FhirStore,
  url: string,
  { method = 'GET', body, headers = {}, access }: Ask = {},
): FhirReply {
  const at = url.indexOf('?')
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  return handleFhir(store, {
    method,
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? '' : url.slice(at + 1),
    header: (name) => headers[name.toLowerCase()],
    body: new TextEncoder().encode(text),
    base: BASE,
    access: access ?? { kind: 'all' },
  })
}

/** Creates the access of a token with these scopes. */
export function token(
  scopes: string,
  more: { patient?: string; user?: string; hidden?: 'forbidden' } = {},
): Access {
  return { kind: 'scopes', scopes: parseScopeString(scopes), ...more }
}

/** Returns all pages of a search, by following `next`. */
export function pages(store: FhirStore, url: string, options: Ask = {}): Any[] {
  const bundles: Any[] = []
  for (let next: string | undefined = url; next !== undefined && bundles.length < 500; ) {
    const { status, body } = ask(store, next, options) as { status: number; body: Any }
    if (status !== 200) throw new Error(`${next}: ${status} ${JSON.stringify(body)}`)
    bundles.push(body)
    const link: string | undefined = body.link.find((each: Any) => each.relation === 'next')?.url
    next = link?.slice(BASE.length + 1)
  }
  return bundles
}

/** Returns `Type/id` of the entries of some mode in all pages, in order. */
export function found(store: FhirStore, url: string, options: Ask = {}, mode = 'match'): string[] {
  return pages(store, url, options).flatMap((bundle) =>
    (bundle.entry ?? [])
      .filter((entry: Any) => entry.search.mode === mode)
      .map((entry: Any) => `${entry.resource.resourceType}/${entry.resource.id}`),
  )
}

/** Returns sample resources of a type that satisfy a condition, as `Type/id`. */
export function expected(type: string, condition: (resource: Any) => unknown): string[] {
  return (loadSampleData() as Any[])
    .filter((resource) => resource.resourceType === type && condition(resource))
    .map((resource) => `${type}/${resource.id}`)
}
