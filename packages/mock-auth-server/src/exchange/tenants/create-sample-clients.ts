import type { Client } from '../../core/oauth/client.ts'

/**
 * Creates the registrations that every tenant starts with, one of each type, for the client app at its
 * origin.
 */
export function createSampleClients(clientOrigin: string): Client[] {
  const redirectUris = [`${clientOrigin}/callback`]
  /** The client app has one launch URL for all servers, and asks there when several entries of its list fit. */
  const general = `${clientOrigin}/launch`
  const launchUrisOf = (entry: string) => [`${general}/${entry}`, general]
  return [
    {
      clientId: 'smart-client-public',
      name: 'SMART client (public)',
      type: 'public',
      redirectUris,
      launchUris: launchUrisOf('mock-public'),
    },
    {
      clientId: 'smart-client-symmetric',
      name: 'SMART client (confidential)',
      type: 'confidential-symmetric',
      secret: 'smart-client-secret',
      redirectUris,
      launchUris: launchUrisOf('mock-symmetric'),
    },
    {
      clientId: 'smart-client-asymmetric',
      name: 'SMART client (key pair)',
      type: 'confidential-asymmetric',
      jwksUri: `${clientOrigin}/jwks.json`,
      redirectUris,
      launchUris: launchUrisOf('mock-asymmetric'),
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
