import type { FhirDecisions } from '@smart-mock/fhir-engine/model/decisions'
import type { Access } from '@smart-mock/fhir-engine/model/request'
import type { HeaderPair } from '../http/incoming-request.ts'
import type { Reply } from '../http/reply.ts'
import type { Client } from '../oauth/client.ts'
import type { AccessToken, Grant, Launch } from '../oauth/grant.ts'
import type { JwksFetch } from '../oauth/jwks-fetch.ts'
import type { OAuthErrorCause } from '../oauth/oauth-error.ts'
import type { TenantOptions } from '../oauth/options.ts'
import type { RefreshPolicy } from '../oauth/refresh-policy.ts'
import type { RegistrationPolicy } from '../oauth/registration-policy.ts'
import type { RevocationEffect } from '../oauth/revocation-effect.ts'
import type { ScopeDecision } from '../oauth/scope-decision.ts'
import type { EndpointUrls } from '../oauth/server-addresses.ts'
import type { Json, JsonObject } from '../util/json.ts'
import type {
  AuthorizeErrorDraft,
  AuthorizePolicy,
  CarriedLaunch,
  OAuthErrorDraft,
  PatientNeed,
} from './authorize-points.ts'

/** The EHR's redirect to the app (S-040); duplicates and order can be wrong. */
export interface LaunchRedirect {
  readonly target: string
  readonly params: readonly (readonly [name: string, value: string])[]
}

/** The authorization response: its target, response mode and parameters (S-057, S-058). */
export interface AuthorizeRedirect {
  readonly target: string
  readonly responseMode: 'query' | 'fragment' | 'form_post'
  readonly status: number
  readonly params: readonly (readonly [name: string, value: string])[]
  /** The cause of an error. */
  readonly cause?: OAuthErrorCause
}

/** The key of the server that signs with an algorithm different from RS256; only a fault or a switch publishes it. */
export type AlternateKey = 'es256' | 'es384' | 'ps256'

/**
 * The secret of an HMAC: the server's public key as text, or the client's secret (its id when it has none).
 */
export type HmacSecret = 'public-key-pem' | 'public-key-jwk' | 'client-secret'

/** The signer of an id_token: a key of the server by role, a foreign key, none, or an unsuitable secret. */
export type Signer = 'own' | 'next' | AlternateKey | 'rogue' | 'none' | { readonly hmac: HmacSecret }

/** An id_token before it is signed. */
export interface IdTokenDraft {
  readonly header: JsonObject
  readonly claims: JsonObject
  readonly signer: Signer
}

/** An access token in the form of a JWT, before it is signed (RFC 9068). */
export interface AccessTokenDraft extends IdTokenDraft {
  /** The seconds for which the FHIR API accepts it. */
  readonly lifetimeS: number
}

/** A FHIR reply as data, after the access filter. */
export interface FhirReplyDraft {
  readonly status: number
  readonly headers: readonly HeaderPair[]
  readonly body: JsonObject | undefined
}

/** Every named point that a value passes, with the type of that value; those of the FHIR engine are its own. */
export interface Points extends FhirDecisions {
  /** Before the endpoint: a reply is sent instead, and the endpoint does no work. */
  arrival: Reply | undefined
  /** Options in force for this exchange. */
  options: TenantOptions
  /** A refusal in JSON by an endpoint of the authorization server. */
  'oauth.error': OAuthErrorDraft
  /** The last change before the reply is sent; the endpoint has done its work. */
  reply: Reply
  /** The issuer, as documents, tokens and responses name it. */
  issuer: string
  /** The URLs of endpoints that documents publish. */
  endpoints: EndpointUrls
  /** A launch of the EHR, whose handle is to be the launch value. */
  'launch.value': Launch
  /** The launch value, before the EHR remembers it. */
  'launch.handle': string
  'launch.redirect': LaunchRedirect
  'discovery.document': JsonObject
  'openid-configuration.document': JsonObject
  'metadata.document': JsonObject
  'jwks.document': { readonly keys: readonly Json[] }
  'authorize.policy': AuthorizePolicy
  /** The launch of a launch value that carries its context; otherwise it is looked up. */
  'authorize.launch': CarriedLaunch | undefined
  'authorize.error': AuthorizeErrorDraft
  /** The requested scopes; absent when the request names none. */
  'scopes.requested': string | undefined
  /** The scopes that a client can be granted, of those that it requested. */
  'scopes.decision': ScopeDecision
  'authorize.patient': PatientNeed
  /** A code, before it is stored. */
  'authorize.code': string
  /** The PKCE challenge that a code is bound to. */
  'authorize.challenge': string | undefined
  'authorize.redirect': AuthorizeRedirect
  /** The fetch of a client's keys; what changes here passes by the cache. */
  'client-keys.fetch': JwksFetch
  /** `true` when keys that a client registered inline are taken (S-036). */
  'client-keys.inline': boolean
  /** The URLs that the audience of an assertion can be (S-096). */
  'assertion.audiences': readonly string[]
  /** The id of a client assertion, and what is wrong with it (S-097). */
  'assertion.id': { readonly jti: string; readonly problem: 'replayed' | 'too-long' | undefined }
  /** The grant of a token; a change here applies to all tokens of its family. */
  'token.grant': Grant
  'token.accessToken.jwt': AccessTokenDraft
  /** An access token before it is stored: the FHIR API accepts the resulting value. */
  'token.accessToken': string
  'token.refreshPolicy': RefreshPolicy
  /** `true` when the response has an id_token. */
  'token.issuesIdToken': boolean
  'token.response': JsonObject
  'token.idToken': IdTokenDraft
  'token.idToken.compact': string
  'introspection.response': JsonObject
  'registration.policy': RegistrationPolicy
  /** A client that registered itself, before it is stored. */
  'registration.client': Client
  'registration.response': JsonObject
  'revocation.effect': RevocationEffect
  /** The grant types that the token endpoint knows. */
  'token.grantTypes': readonly string[]
  'userinfo.response': JsonObject
  'brands.bundle': JsonObject
  'app-state.reply': FhirReplyDraft
  /** The token of a FHIR request, looked up; `undefined` means that it is invalid. */
  'fhir.token': AccessToken | undefined
  /** The access that the token of a FHIR request gives. */
  'fhir.access': Access
  'fhir.reply': FhirReplyDraft
}

export type PointName = keyof Points

/** Passes a value through a point; returns its argument unless a fault is armed. */
export interface PassPoint {
  <Name extends PointName>(point: Name, value: Points[Name]): Points[Name]
  /** Returns `true` when any matched fault uses that point, so that a fast path is possible otherwise. */
  wants(point: PointName): boolean
}
