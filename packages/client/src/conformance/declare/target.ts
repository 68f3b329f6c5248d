import type { JWK } from 'jose'
import type { Consent, SmartVersion } from '../../model/conformance.ts'
import type { SigningKey } from '../../smart/run/select-client-authentication.ts'

export { type Consent, SMART_VERSIONS, type SmartVersion } from '../../model/conformance.ts'

/** A client that is registered at the server. */
export interface RegisteredClient {
  readonly clientId: string
  readonly secret?: string
  /** Scopes that a backend service requests. */
  readonly scope?: string
  /** A scope that the server must not grant to this backend service. */
  readonly forbiddenScope?: string | undefined
}

export const CLIENT_ROLES = ['public', 'symmetric', 'asymmetric', 'backend'] as const
export type ClientRole = (typeof CLIENT_ROLES)[number]

/** The server under test, and what is registered there. */
export interface Target {
  readonly fhirBase: string
  readonly smartVersion: SmartVersion
  readonly clients: Readonly<Partial<Record<ClientRole, RegisteredClient>>>
  /** Key pairs of the asymmetric client and of the backend service. */
  readonly keys: readonly SigningKey[]
  /** Their public halves. */
  readonly publicKeys: readonly JWK[]
  /** A redirect URI that is registered for the clients of users. */
  readonly redirectUri: string
  /** An origin that is registered for browser apps; that of the redirect URI by default. */
  readonly origin: string
  readonly allow: readonly Consent[]
}

/** Returns the first client that users log in to: public, symmetric or asymmetric. */
export function findUserClient({ clients }: Target): RegisteredClient | undefined {
  return clients.public ?? clients.symmetric ?? clients.asymmetric
}

/** Returns the first client that signs assertions, with its role. */
export function findKeyClient({ clients }: Target): RegisteredClient | undefined {
  return clients.backend ?? clients.asymmetric
}
