import type { Client } from '../core/client.ts'

/** The registrations that every tenant begins with, one of each kind, for the client app at its origin. */
export function sampleClients(clientOrigin: string): Client[] {
  /** The client app has one launch URL for all servers, and one for each entry of its list. */
  const uris = (entry: string) => ({
    redirectUris: [`${clientOrigin}/callback`],
    launchUris: [`${clientOrigin}/launch`, `${clientOrigin}/launch/${entry}`],
  })
  return [
    {
      clientId: 'smart-client-public',
      name: 'SMART client (public)',
      type: 'public',
      ...uris('mock-public'),
    },
    {
      clientId: 'smart-client-symmetric',
      name: 'SMART client (confidential)',
      type: 'confidential-symmetric',
      secret: 'smart-client-secret',
      ...uris('mock-symmetric'),
    },
    {
      clientId: 'smart-client-asymmetric',
      name: 'SMART client (key pair)',
      type: 'confidential-asymmetric',
      jwksUri: `${clientOrigin}/jwks.json`,
      ...uris('mock-asymmetric'),
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
