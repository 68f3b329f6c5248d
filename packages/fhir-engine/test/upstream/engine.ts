import { type FhirStore, handleFhir, serializeFhir } from '../../src/index.ts'
import type { Answer } from './serve.ts'

/** Creates a server from the project's engine with full access. */
export function engine(store: FhirStore): Answer {
  return (method, url, body, base) => {
    const { pathname, search } = new URL(url, base)
    const request = {
      method,
      path: pathname.slice(new URL(base).pathname.length + 1),
      query: search.slice(1),
      header: (name: string) =>
        /^(?:content-type|accept)$/.test(name) ? 'application/fhir+json' : undefined,
      body: new TextEncoder().encode(body),
      base,
      access: { kind: 'all' as const },
    }
    const reply = handleFhir(store, request)
    const { body: sent, contentType } = serializeFhir(reply, request)
    const headers = [...reply.headers, ...(contentType ? [['Content-Type', contentType]] : [])] as [
      string,
      string,
    ][]
    const bytes = sent.length === 0 ? null : typeof sent === 'string' ? sent : Buffer.from(sent)
    return new Response(bytes, { status: reply.status, headers })
  }
}
