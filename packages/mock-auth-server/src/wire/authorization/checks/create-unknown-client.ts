import type { Client } from '../../../core/oauth/client.ts'

/** Creates a client without registration, for a server that does not compare clients with registered ones. */
export function createUnknownClient(clientId: string, redirectUri: string): Client {
  return { clientId, name: clientId, type: 'public', redirectUris: [redirectUri], launchUris: [] }
}
