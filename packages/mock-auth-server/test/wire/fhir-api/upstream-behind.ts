import type { FhirReply } from '@smart-mock/fhir-engine'
import { BASE } from '@smart-mock/fhir-engine/test/engine'
import { WORLD } from '@smart-mock/fhir-engine/test/leak/leak-world'
import { type Habits, stubborn } from '@smart-mock/fhir-engine/test/upstream/backends'
import { type Backend, serve } from '@smart-mock/fhir-engine/test/upstream/serve'
import { createUpstream, handleUpstream, type UpstreamSettings } from '@smart-mock/fhir-engine/upstream'
import { onTestFinished } from 'vitest'

/** Closes a server when the test is over. */
export function closeAfterTest(server: { close(): Promise<void> }): void {
  onTestFinished(() => server.close())
}

/** Starts a server behind with such habits. */
export async function startBehind(habits: Habits): Promise<Backend> {
  const backend = await serve(() => stubborn(WORLD, habits))
  closeAfterTest(backend)
  return backend
}

/** Asks an upstream. */
export function get(
  settings: UpstreamSettings,
  url: string,
  headers: Record<string, string> = {},
): Promise<FhirReply> {
  const [path = '', query = ''] = url.split('?')
  return handleUpstream(createUpstream(settings), {
    method: 'GET',
    path,
    query,
    header: (name) => headers[name.toLowerCase()],
    body: new Uint8Array(),
    base: BASE,
    access: { kind: 'all' },
  })
}

export const json = { 'Content-Type': 'application/fhir+json' }
/** Returns a page of a search with a link to the next. */
export const replyWithNext = (url: string) =>
  new Response(
    JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link: [{ relation: 'next', url }] }),
    { headers: json },
  )
