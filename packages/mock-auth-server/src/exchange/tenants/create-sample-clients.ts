import type { Client } from '../../core/oauth/client.ts'

/**
 * Creates the registrations that every tenant starts with, one of each type, for the client app at its
 * origin.
 */
export function createSampleClients(clientOrigin: string): Client[] {
  const redirectUris = [`${clientOrigin}/callback`]
  /** The client app has one launch URL for all servers, which uses the first matching entry of its list. */
  const general = `${clientOrigin}/launch`
  const ofEntry = (entry: string) => `${general}/${entry}`
  return [
    {
      clientId: 'smart-client-public',
      name: 'SMART client (public)',
      type: 'public',
      redirectUris,
      launchUris: [general, ofEntry('mock-public')],
    },
    {
      clientId: 'smart-client-symmetric',
      name: 'SMART client (confidential)',
      type: 'confidential-symmetric',
      secret: 'smart-client-secret',
      redirectUris,
      launchUris: [ofEntry('mock-symmetric'), general],
    },
    {
      clientId: 'smart-client-asymmetric',
      name: 'SMART client (key pair)',
      type: 'confidential-asymmetric',
      jwksUri: `${clientOrigin}/jwks.json`,
      redirectUris,
      launchUris: [ofEntry('mock-asymmetric'), general],
    },
    {
      clientId: 'smart-client-backend',
      name: 'SMART client (backend service)',
      type: 'backend',
      jwksUri: `${clientOrigin}/jwks.json`,
      redirectUris: [],
      launchUris: [],
      scope: 'system/*.rs',
    },
  ]
}
