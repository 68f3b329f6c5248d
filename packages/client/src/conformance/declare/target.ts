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

/** Cases that a run has only on request: `slow` waits for ten minutes, `thorough` tests experimental features. */
export const EXTRAS = ['slow', 'thorough'] as const
export type Extra = (typeof EXTRAS)[number]

/** Facts of EHR launches of the app. */
export interface LaunchTarget {
  /** Launch URL that is registered for the app. */
  readonly launchUrl: string
  /** The client that is launched; the first one by default. */
  readonly client?: UserRole
  /** Id of the patient that the EHR has open. */
  readonly patient?: string
  /** Context that a launch must have. */
  readonly expect: { readonly patient?: string; readonly encounter?: string }
  /** `true` when launches need nobody, so that there can be several. */
  readonly isAutomatic: boolean
}

/** A key set that the run serves, and that the server fetches. */
export interface KeySetTarget {
  /** Its address for the server; absent when the run chooses one on this machine. */
  readonly url?: string
  /** Port at which the run listens; any free one when absent. */
  readonly port?: number
  /** `true` when the client with keys is registered with that address; otherwise the run registers a client for it. */
  readonly isRegistered: boolean
}

/** The server under test, and what is registered there. */
export interface Target {
  readonly fhirBase: string
  readonly smartVersion: SmartVersion
  readonly clients: Readonly<Partial<Record<ClientRole, RegisteredClient>>>
  /** Key pairs of the asymmetric client and of the backend service. */
  readonly keys: readonly SigningKey[]
  /** Their public halves. */
  readonly publicKeys: readonly JWK[]
  /** Absent when the server could fetch none. */
  readonly keySet?: KeySetTarget
  /** A redirect URI that is registered for the clients of users. */
  readonly redirectUri: string
  /** An origin that is registered for browser apps; that of the redirect URI by default. */
  readonly origin: string
  readonly allow: readonly Consent[]
  /** A second redirect URI, with a query, that is registered for the clients of users. */
  readonly redirectUriWithQuery?: string
  /** Id of a patient who is not in context. */
  readonly otherPatient?: string
  /** Another FHIR base of the same server. */
  readonly secondBase?: string
  readonly include: readonly Extra[]
  readonly launch: LaunchTarget
  /** Seconds that the run may wait for a token to expire. */
  readonly waitS: number
}

/** Returns the first client that users log in to: public, symmetric or asymmetric. */
export function findUserClient({ clients }: Target): RegisteredClient | undefined {
  return clients.public ?? clients.symmetric ?? clients.asymmetric
}

/** Returns `true` when there is a backend service that can request tokens. */
export const hasBackend = ({ clients, keys }: Target): boolean =>
  clients.backend?.scope !== undefined && keys.length > 0

/** Returns the first client that signs assertions, with its role. */
export function findKeyClient({ clients }: Target): RegisteredClient | undefined {
  return clients.backend ?? clients.asymmetric
}

/** Roles of clients that users log in to, in the order in which they are taken. */
export type UserRole = Exclude<ClientRole, 'backend'>

/** Lists the clients that users can log in to, with what they need to authenticate. */
export function listUserRoles({ clients, keys }: Target): UserRole[] {
  const isUsable: Record<UserRole, boolean> = {
    public: clients.public !== undefined,
    symmetric: clients.symmetric?.secret !== undefined,
    asymmetric: clients.asymmetric !== undefined && keys.length > 0,
  }
  return USER_ROLES.filter((role) => isUsable[role])
}

const USER_ROLES: readonly UserRole[] = ['public', 'symmetric', 'asymmetric']

/** Returns the client that the EHR launches, `undefined` when there is none. */
export function findLaunchRole(target: Target): UserRole | undefined {
  const usable = listUserRoles(target)
  const { client } = target.launch
  return client === undefined ? usable[0] : usable.find((role) => role === client)
}
