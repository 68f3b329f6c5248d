import { gzipSync } from 'node:zlib'
import { createFhirBase, type FhirStore } from '../../src/index.ts'
import type { Any } from '../engine.ts'
import { engine } from './engine.ts'
import { medplum } from './medplum.ts'
import { type Answer, type Backend, serve } from './serve.ts'
import { startEngineProcess } from './start-engine-process.ts'

/** Returns a fetch function that reads from a store without a socket. */
export function fetchFrom(store: FhirStore, base: string): typeof fetch {
  const answer = engine(store)
  return async (input, init) => answer(init?.method ?? 'GET', String(input), String(init?.body ?? ''), base)
}

/** The behaviour of a non-standard server; it can be changed while the server runs. */
export interface Habits {
  /** Returns a response to every request that replaces the usual one. */
  instead?: (url: string) => Response | Promise<Response> | undefined
  /** Maximum number of entries of a page. */
  pageSize?: number
}

/**
 * Creates a server with HAPI's behaviour: opaque paging on the base, absolute URLs everywhere, gzip, metadata
 * as XML; it ignores every search parameter except `_count`.
 */
export function stubborn(resources: readonly Any[], habits: Habits): Answer {
  const own = engine(createFhirBase(resources).fork())
  const searches = new Map<string, { type: string; from: number }>()
  return async (method, url, body, base) => {
    const instead = await habits.instead?.(url)
    if (instead) return instead
    const { pathname, searchParams } = new URL(url, base)
    const path = pathname.slice(new URL(base).pathname.length + 1)
    if (path === 'metadata') {
      const headers = { 'Content-Type': 'application/fhir+xml' }
      return new Response('<CapabilityStatement xmlns="http://hl7.org/fhir"/>', { headers })
    }
    const going = searches.get(searchParams.get('_getpages') ?? '')
    const isSearch = method === 'GET' && /^[A-Z][A-Za-z]+$/.test(path)
    if (!going && !isSearch) {
      const reply = await own(method, url, body, base)
      const text = await reply.text()
      return text === '' ? reply : packed(absolute(JSON.parse(text), base), reply.status)
    }
    const { type, from } = going ?? { type: path, from: 0 }
    const all = resources.filter((each) => each.resourceType === type)
    const size = habits.pageSize ?? 7
    const entry = all.slice(from, from + size).map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
      search: { mode: 'match' },
    }))
    // As a server that includes what it likes.
    const extra = resources
      .filter((each) => ['Practitioner', 'Patient', 'Observation'].includes(each.resourceType))
      .slice(from, from + 20)
      .map((resource) => ({ resource, search: { mode: 'include' } }))
    const link: Any[] = [{ relation: 'self', url: `${base}/${type}` }]
    if (from + size < all.length) {
      const id = crypto.randomUUID()
      searches.set(id, { type, from: from + size })
      link.push({ relation: 'next', url: `${base}?_getpages=${id}&_getpagesoffset=${from + size}` })
    }
    return packed(
      absolute(
        { resourceType: 'Bundle', type: 'searchset', total: all.length, link, entry: [...entry, ...extra] },
        base,
      ),
    )
  }
}

function packed(value: Any, status = 200): Response {
  return new Response(gzipSync(JSON.stringify(value)), {
    status,
    headers: {
      'Content-Type': 'application/fhir+json',
      'Content-Encoding': 'gzip',
      Connection: 'keep-alive',
    },
  })
}

/** Makes every relative reference absolute with the server's own URL. */
function absolute(value: Any, base: string): Any {
  if (Array.isArray(value)) return value.map((each) => absolute(each, base))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'reference' && typeof each === 'string' && /^[A-Z]\w+\//.test(each)
        ? `${base}/${each}`
        : absolute(each, base),
    ]),
  )
}

/** The three servers that the access suite runs in front of. */
export const BACKENDS: Readonly<Record<string, (resources: readonly Any[]) => Promise<Backend>>> = {
  'our own engine in another process, security off': startEngineProcess,
  'the memory repository of Medplum': (resources) => serve((base) => medplum(base, resources)),
  'a server with the habits of HAPI': (resources) => serve(() => stubborn(resources, {})),
}
