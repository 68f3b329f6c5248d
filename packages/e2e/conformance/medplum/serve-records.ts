import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RecordStore } from '../small-server/record-store.ts'

/** A FHIR server without any authorization. */
export interface PlainFhirServer {
  readonly fhirBase: string
  close(): void
}

const STATEMENT = { resourceType: 'CapabilityStatement', status: 'active', fhirVersion: '4.0.1' }

/** Serves a store over HTTP to everyone. */
export async function serveRecords(store: RecordStore): Promise<PlainFhirServer> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    let body = ''
    for await (const chunk of request) body += chunk
    const path = url.pathname.replace(/^\/fhir\/?/, '')
    const { method = 'GET' } = request
    const { status, resource } =
      path === 'metadata'
        ? { status: 200, resource: STATEMENT as { meta?: { versionId?: string } } }
        : await store.answer({ method, path, query: url.searchParams, body })
    const version = resource.meta?.versionId
    response.writeHead(status, {
      'content-type': 'application/fhir+json',
      ...(version === undefined ? {} : { etag: `W/"${version}"` }),
    })
    response.end(JSON.stringify(resource))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    fhirBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
