import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CAPTURES } from '../../../src/presets/captures/list.ts'

/** A server that has some JSON documents, or bodies that are none. */
export interface VendorServer {
  readonly origin: string
  /** Bodies by path; texts are sent as they are, `hang` never ends. */
  readonly documents: Record<string, unknown>
  readonly asked: string[]
  close(): void
}

/** Starts a server on a free port that has those documents. */
export async function startVendorServer(documents: Record<string, unknown> = {}): Promise<VendorServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const body = documents[path]
    if (body === 'hang') return
    if (body === undefined) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { origin, documents, asked, close }
}

/** The FHIR base of the server that is as Epic's was captured. */
export const EPIC_BASE = '/site/api/FHIR/R4'

/** Gives a server the documents that were captured of Epic. */
export function serveEpic({ origin, documents }: VendorServer): void {
  const fill = (id: string) => {
    const text = JSON.stringify(CAPTURES.find((each) => each.id === id)?.body)
    return JSON.parse(text.replaceAll('{root}', `${origin}/site`)) as Record<string, unknown>
  }
  documents[`${EPIC_BASE}/.well-known/smart-configuration`] = fill('epic.smart')
  documents['/site/oauth2/.well-known/openid-configuration'] = fill('epic.openid')
  documents[`${EPIC_BASE}/metadata`] = {
    resourceType: 'CapabilityStatement',
    software: { name: 'Epic', version: 'May 2026', releaseDate: '2026-05-11' },
    format: ['xml', 'json'],
    rest: [
      {
        security: {
          cors: true,
          service: ['OAuth', 'SMART-on-FHIR', 'Basic'].map((code) => ({ coding: [{ code }] })),
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [{ url: 'authorize' }, { url: 'token' }],
            },
          ],
        },
        resource: Array.from({ length: 59 }, () => ({})),
      },
    ],
  }
}
