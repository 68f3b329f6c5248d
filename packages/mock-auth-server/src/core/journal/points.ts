import type { HeaderPair } from '../http/incoming-request.ts'
import type { Reply } from '../http/reply.ts'
import type { AccessToken, Grant } from '../oauth/grant.ts'
import type { TenantOptions } from '../oauth/options.ts'
import type { Json, JsonObject } from '../util/json.ts'

/** The EHR's redirect to the app (S-040); duplicates and order can be wrong. */
export interface LaunchRedirect {
  readonly target: string
  readonly params: readonly (readonly [name: string, value: string])[]
}

/** The authorization response: where it goes, how, and with what (S-057, S-058). */
export interface AuthorizeRedirect {
  readonly target: string
  readonly place: 'query' | 'fragment' | 'form'
  readonly status: number
  readonly params: readonly (readonly [name: string, value: string])[]
}

/** The key of ours that signs with an algorithm other than RS256; published by nobody but a fault. */
export type AlternateKey = 'es384' | 'ps256'

/** What an HMAC takes for its secret: our public key as text, or the client's secret (its id when it has none). */
export type HmacSecret = 'public-key-pem' | 'public-key-jwk' | 'client-secret'

/** What signs an id_token: a key of ours by role, a stranger's key, nothing, or a secret that is none. */
export type Signer = 'own' | 'next' | AlternateKey | 'rogue' | 'none' | { readonly hmac: HmacSecret }

/** An id_token before it is signed. */
export interface IdTokenDraft {
  readonly header: JsonObject
  readonly claims: JsonObject
  readonly sign: Signer
}

/** A FHIR reply as data, after the access filter. */
export interface FhirReplyDraft {
  readonly status: number
  readonly headers: readonly HeaderPair[]
  readonly body: JsonObject | undefined
}

/** How the keys of a client are fetched from its `jwks_uri` (S-101). */
export interface JwksFetch {
  readonly accept: string
  /** So many requests at once. */
  readonly times: number
  /** Whether it is asked once more afterwards, with `If-None-Match`. */
  readonly revalidates: boolean
}

/** Every named point that a value passes, with the type of that value. */
export interface Points {
  /** Before the endpoint: a reply answers instead, and the endpoint does no work. */
  arrival: Reply | undefined
  /** Options in force for this exchange. */
  options: TenantOptions
  /** The last change before the wire; the endpoint has done its work. */
  reply: Reply
  /** The launch value, before the EHR remembers it. */
  'launch.handle': string
  'launch.redirect': LaunchRedirect
  'discovery.document': JsonObject
  'openid-configuration.document': JsonObject
  'metadata.document': JsonObject
  'jwks.document': { readonly keys: readonly Json[] }
  /** A code, before it is kept. */
  'authorize.code': string
  /** The PKCE challenge that a code is bound to. */
  'authorize.challenge': string | undefined
  'authorize.redirect': AuthorizeRedirect
  /** The fetch of a client's keys; what changes here passes by the cache. */
  'client-keys.fetch': JwksFetch
  /** What a token is issued for; what changes here holds for all tokens of its family. */
  'token.grant': Grant
  /** An access token before it is stored: what goes out here is what the FHIR API takes. */
  'token.accessToken': string
  'token.response': JsonObject
  'token.idToken': IdTokenDraft
  'token.idToken.compact': string
  'introspection.response': JsonObject
  'registration.response': JsonObject
  'userinfo.response': JsonObject
  'brands.bundle': JsonObject
  'app-state.answer': FhirReplyDraft
  /** The token that a FHIR request presents, looked up; `undefined` means that it is not valid. */
  'fhir.token': AccessToken | undefined
  'fhir.answer': FhirReplyDraft
}

export type PointName = keyof Points

/** Lets a value pass a point; with nothing armed it returns its argument. */
export interface PassPoint {
  <Name extends PointName>(point: Name, value: Points[Name]): Points[Name]
  /** Whether any matched fault would look at that point, so that a fast path can stay. */
  wants(point: PointName): boolean
}
