import type { ServerEntry } from '../../src/model/api.ts'
import { client, server } from './test-pair.ts'

/** Adds an entry whose FHIR base no other entry has, so that a run there has a public client only; returns its id. */
export async function addPublicEntry(): Promise<string> {
  const { id } = await client.api<ServerEntry>('POST', '/api/servers', {
    name: 'Public only',
    fhirBase: server.fhirBase.replace('localhost', '127.0.0.1'),
    clientId: 'smart-client-public',
    clientType: 'public',
  })
  return id
}
