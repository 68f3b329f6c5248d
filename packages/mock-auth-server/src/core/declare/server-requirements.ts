import { FHIR_STEPS, type Step } from '../journal/steps.ts'
import type { TenantOptions } from '../oauth/options.ts'

/** A requirement that the server checks, and that the fault `requirement-unenforced` or a switch can leave unenforced. */
interface RequirementDeclaration {
  /** One sentence about a correct server. */
  readonly sentence: string
  /** The steps in which it is checked. */
  readonly steps: readonly Step[]
}

const at = (steps: readonly Step[], sentence: string): RequirementDeclaration => ({ sentence, steps })
const AUTHORIZE = ['authorize'] as const
const DECIDE = ['authorize', 'decide'] as const
const TOKEN = ['token'] as const
const AUTHENTICATED = ['token', 'introspect', 'revoke'] as const

/** Every requirement that can be left unenforced, each of which is one check of the server. */
export const SERVER_REQUIREMENTS = {
  'header-names-case-insensitive': at(['discovery', 'token'], 'Header names match in any case.'),
  'registration-redirect-uris': at(['register'], 'A registration with an unsafe redirect URI is refused.'),
  'registration-metadata': at(['register'], 'A registration with contradictory metadata is refused.'),
  'client-known': at(DECIDE, 'An authorize request names a registered client.'),
  'redirect-uri': at(AUTHORIZE, 'The redirect URI is one that the client has registered.'),
  'required-parameters': at(AUTHORIZE, 'response_type, scope and redirect_uri are present.'),
  'state-present': at(AUTHORIZE, 'state is present.'),
  'response-type': at(AUTHORIZE, 'response_type is code.'),
  'audience-present': at(AUTHORIZE, 'aud is present.'),
  'pkce-method': at(AUTHORIZE, 'code_challenge_method is S256.'),
  'pkce-challenge-format': at(AUTHORIZE, 'code_challenge has the form of an S256 challenge.'),
  'repeated-parameters': at(AUTHORIZE, 'Each parameter of an authorize request occurs once.'),
  'ignore-unknown-parameters': at(AUTHORIZE, 'Unknown parameters of an authorize request are ignored.'),
  'scope-known': at(AUTHORIZE, 'Unknown and malformed scopes are not granted.'),
  'launch-known': at(AUTHORIZE, 'The launch value was issued by this server.'),
  'launch-single-use': at(AUTHORIZE, 'A launch value is used once.'),
  'launch-client': at(AUTHORIZE, 'A launch value is used by the client that was launched.'),
  'redirect-query-kept': at(DECIDE, 'The query of the redirect URI is kept.'),
  denial: at(['decide'], 'A denial by the user is respected.'),
  'consent-selection': at(['decide'], 'Scopes that the user deselects are not granted.'),
  'launch-role': at(DECIDE, 'launch/patient with an unknown role gives a patient.'),
  'token-method': at(TOKEN, 'The token endpoint accepts POST only.'),
  'token-content-type': at(TOKEN, 'The token endpoint accepts forms only.'),
  'token-repeated-parameters': at(TOKEN, 'Each parameter of a token request occurs once.'),
  'verifier-present': at(TOKEN, 'A code with a challenge requires code_verifier.'),
  'verifier-blank': at(TOKEN, 'An empty code_verifier is refused.'),
  'verifier-value': at(TOKEN, 'code_verifier matches the challenge.'),
  'verifier-plain': at(TOKEN, 'The challenge itself is no code_verifier.'),
  'verifier-unasked': at(TOKEN, 'A code without a challenge is not redeemed with a code_verifier.'),
  'code-redirect-uri': at(TOKEN, 'redirect_uri is that of the authorize request.'),
  'code-client': at(TOKEN, 'A code is redeemed by the client that it was issued to.'),
  'client-authentication': at(TOKEN, 'A confidential client authenticates to redeem a code.'),
  'client-secret': at(AUTHENTICATED, 'The client secret is the registered one.'),
  'one-authentication-method': at(AUTHENTICATED, 'A request uses one method of authentication.'),
  'secret-form-encoding': at(AUTHENTICATED, 'Id and secret in Basic are decoded from the form encoding.'),
  'code-single-use': at(TOKEN, 'A code is redeemed once.'),
  'code-replay-revocation': at(TOKEN, 'The replay of a code revokes what was issued for it.'),
  'refresh-same-scope': at(TOKEN, 'A refresh may name the scope of the grant.'),
  'refresh-narrowing': at(TOKEN, 'A refresh with less scope gets less.'),
  'refresh-scope': at(TOKEN, 'A refresh gets no scope beyond the grant.'),
  'refresh-client': at(TOKEN, 'A refresh token is used by the client that it was issued to.'),
  'refresh-authentication': at(TOKEN, 'A confidential client authenticates to refresh.'),
  'refresh-reuse': at(TOKEN, 'A superseded refresh token is refused.'),
  'assertion-signature': at(AUTHENTICATED, 'The signature of an assertion verifies with the registered key.'),
  'assertion-key': at(AUTHENTICATED, 'An assertion is signed with a registered key.'),
  'assertion-jku': at(AUTHENTICATED, 'The jku of an assertion is the registered jwks_uri.'),
  'assertion-issuer': at(AUTHENTICATED, 'iss and sub of an assertion are the client.'),
  'assertion-audience': at(AUTHENTICATED, 'aud of an assertion is the token URL.'),
  'assertion-expiry': at(AUTHENTICATED, 'An assertion has not expired.'),
  'assertion-not-before': at(AUTHENTICATED, 'An assertion is valid already.'),
  'assertion-lifetime': at(AUTHENTICATED, 'An assertion lives five minutes at most.'),
  'assertion-jti': at(AUTHENTICATED, 'An assertion is used once.'),
  'assertion-jti-present': at(AUTHENTICATED, 'An assertion has a jti.'),
  'assertion-algorithm': at(AUTHENTICATED, 'An assertion is signed: alg is not none.'),
  'assertion-type': at(AUTHENTICATED, 'client_assertion_type is that of a JWT.'),
  'client-keys-cache-control': at(
    AUTHENTICATED,
    'Keys of clients are kept no longer than Cache-Control allows.',
  ),
  'backend-scope-present': at(TOKEN, 'A backend service names the scopes that it requests.'),
  'backend-scope': at(TOKEN, 'A backend service gets only scopes that it is registered for.'),
  'backend-secret': at(TOKEN, 'A client secret does not authorize a backend service.'),
  'fhir-token-present': at(FHIR_STEPS, 'Data is readable only with an access token.'),
  'fhir-token-known': at(FHIR_STEPS, 'The access token was issued by this server.'),
  'fhir-token-in-query': at(FHIR_STEPS, 'An access token in the query is refused.'),
  'fhir-one-token': at(FHIR_STEPS, 'An access token in two places is refused.'),
  'fhir-token-kind': at(FHIR_STEPS, 'Only access tokens give access: a refresh token does not.'),
  'fhir-token-audience': at(FHIR_STEPS, 'The access token was issued for this FHIR base.'),
  'fhir-token-format': at(FHIR_STEPS, 'The access token has only the characters of a bearer token.'),
  'fhir-scope-type': at(FHIR_STEPS, 'Resource types outside the granted scopes are refused.'),
  'fhir-scope-v1-search': at(FHIR_STEPS, 'The scope .read permits search.'),
  'fhir-scope-search': at(FHIR_STEPS, 'A scope without s permits no search.'),
  'fhir-scope-write': at(FHIR_STEPS, 'A scope without c, u and d permits no write.'),
  'fhir-scope-delete': at(FHIR_STEPS, 'A scope without d permits no delete.'),
  'fhir-if-match': at(FHIR_STEPS, 'If-Match with another version prevents a change.'),
  'fhir-compartment': at(FHIR_STEPS, 'A patient scope permits reading one patient only.'),
  'fhir-granular': at(FHIR_STEPS, 'The constraint of a granular scope filters.'),
  'fhir-granular-modifier': at(FHIR_STEPS, 'A constraint with a modifier filters.'),
  'fhir-batch': at(['fhir-batch'], 'Each entry of a batch is authorized.'),
  'introspection-caller': at(['introspect'], 'Protected introspection requires an authorized caller.'),
  'introspection-bearer': at(['introspect'], 'Protected introspection accepts a bearer token.'),
  'introspection-any-client': at(['introspect'], 'A caller may introspect the tokens of other clients.'),
  'revocation-unknown-token': at(['revoke'], 'The revocation of an unknown token succeeds.'),
  'revocation-client': at(['revoke'], 'A client revokes only its own tokens.'),
  revocation: at(['revoke'], 'Revoking a refresh token ends its grant.'),
  'revocation-access-token': at(['revoke'], 'Revoking an access token ends it.'),
  'online-session': at(['manage'], 'online_access ends with the session of the user.'),
  'app-state-token': at(['app-state'], 'App state is readable only with an access token.'),
  'app-state-access': at(['app-state'], 'App state of other subjects is refused.'),
  'app-state-size': at(['app-state'], 'App state of 256 kB is stored.'),
  'app-state-if-match': at(['app-state'], 'A change of app state requires the current version.'),
  'app-state-identity': at(['app-state'], 'Code and subject of an app state never change.'),
  'app-state-deleted': at(['app-state'], 'A deleted app state cannot be changed.'),
} as const satisfies Readonly<Record<string, RequirementDeclaration>>

/** Name of a requirement that can be left unenforced. */
export type ServerRequirement = keyof typeof SERVER_REQUIREMENTS

/** Returns `false` when the requirement is not enforced in this exchange. */
export function isEnforced(
  { unenforced }: Pick<TenantOptions, 'unenforced'>,
  requirement: ServerRequirement,
): boolean {
  return !unenforced.includes(requirement)
}

/** Returns options with which a requirement is not enforced. */
export function withoutRequirement(options: TenantOptions, requirement: ServerRequirement): TenantOptions {
  return { ...options, unenforced: [...options.unenforced, requirement] }
}
