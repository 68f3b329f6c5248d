import type { AuthorizationServer, Client, ClientAuth } from 'oauth4webapi'
import type { ServerMetadata } from './server-metadata.ts'

/** The two sides of a token request as oauth4webapi wants them, and how the client proves itself. */
export interface OAuthParties {
  server: AuthorizationServer
  client: Client
  authenticate: ClientAuth
  /** Advice beside the general one when the server does not accept the credentials. */
  encodingAdvice?: string | undefined
}

/**
 * Converts the metadata for oauth4webapi, which requires an issuer; a server without one is named after its
 * FHIR base.
 */
export function toAuthorizationServer(
  { capabilities: _, ...metadata }: ServerMetadata,
  fhirBase: string,
): AuthorizationServer {
  return { ...metadata, issuer: metadata.issuer ?? fhirBase }
}
