import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import type { HasHole } from './hole.ts'
import type { RecordStore } from './record-store.ts'

/** A grant of its user. */
export interface Grant {
  readonly clientId: string
  readonly scope: string
  readonly nonce: string | undefined
  /** Every token of the grant, so that all can be revoked. */
  readonly tokens: Set<string>
}

export interface IssuedCode extends Grant {
  readonly redirectUri: string
  readonly challenge: string | undefined
  readonly method: string | undefined
  isRedeemed: boolean
}

/** A token that the small server has issued. */
export interface IssuedToken {
  readonly grant: Grant
  readonly kind: 'access' | 'refresh' | 'id'
  readonly scope: string
  isReplaced?: boolean
}

/** Everything that the small server knows. */
export interface ServerState {
  readonly origin: string
  readonly fhirBase: string
  readonly has: HasHole
  readonly store: RecordStore
  readonly codes: Map<string, IssuedCode>
  readonly tokens: Map<string, IssuedToken>
  readonly key: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }
  /** A key that is not published. */
  readonly otherKey: KeyObject
}

/** The registered clients; the second authenticates. */
export const CLIENTS = {
  'small-app': undefined,
  'small-secret': 'the secret of a small server',
} as const satisfies Record<string, string | undefined>

export const REDIRECT_URI = 'http://localhost:4020/callback'
/** The user, who is the patient. */
export const PATIENT = 'one'
export const SCOPES = [
  'launch/patient',
  'openid',
  'fhirUser',
  'offline_access',
  'patient/*.rs',
  'patient/*.read',
]

export const createId = (): string => randomBytes(24).toString('base64url')

export function createState(origin: string, has: HasHole, store: RecordStore): ServerState {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const maps = { codes: new Map<string, IssuedCode>(), tokens: new Map<string, IssuedToken>() }
  return { origin, fhirBase: `${origin}/fhir`, has, store, ...maps, key, otherKey }
}
