import { FHIR_STEPS, type Step } from '../journal/steps.ts'
import type { TenantOptions } from '../oauth/options.ts'

/** A requirement that the server checks, and that the fault `requirement-unenforced` can leave unenforced. */
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
  'fhir-token-format': at(FHIR_STEPS, 'The access token has only the characters of a bearer token.'),
  'fhir-scope-type': at(FHIR_STEPS, 'Resource types outside the granted scopes are refused.'),
} as const satisfies Readonly<Record<string, RequirementDeclaration>>

/** Name of a requirement that can be left unenforced. */
export type ServerRequirement = keyof typeof SERVER_REQUIREMENTS

/** Returns `false` when a fault leaves the requirement unenforced in this exchange. */
export function isEnforced(
  { unenforced }: Pick<TenantOptions, 'unenforced'>,
  requirement: ServerRequirement,
): boolean {
  return !unenforced.includes(requirement)
}
