import { defineChoice, defineInteger, defineList } from './option-declaration.ts'

const SIGNATURE_ALGORITHM = /^(?:RS|ES|PS)(?:256|384|512)$|^EdDSA$|^Ed25519$/

/** Options of a tenant that a client's registration may set differently. */
export const PER_CLIENT_OPTIONS = {
  // S-049
  pkce: defineChoice(
    'required',
    ['required', 'optional', 'public-only'],
    '`optional` accepts authorize requests without PKCE, which SMART 2 requires; `public-only` those of confidential clients.',
  ),
  accessTokenLifetimeS: defineInteger(3600, 'Lifetime of access tokens, in seconds.'),
  refreshTokenLifetimeS: defineInteger(90 * 24 * 3600, 'Lifetime of refresh tokens, in seconds.'),
  accessTokenFormat: defineChoice(
    'opaque',
    ['opaque', 'jwt', 'uuid'],
    '`jwt` puts issuer, audience, scope and expiry into the access token (RFC 9068); `uuid` makes it 36 characters long.',
  ),
  // S-092
  refreshRotation: defineChoice(
    'always',
    ['always', 'never', 'silent', 'reissue', 'one-time'],
    'The refresh token after a refresh: `always` a new one, and a second use of the old one ends all tokens of that authorization; `one-time` a new one, and a second use is merely refused; `reissue` a new one, with the old one still valid; `never` the same one; `silent` the same one, which the response leaves out. All but `always` are relaxations for public clients.',
  ),
  // S-091: SMART lists no `client_id`, RFC 6749 section 3.2.1 allows it.
  refreshClientId: defineChoice(
    'optional',
    ['optional', 'required', 'refused'],
    'Whether the refresh of a public client carries its client_id.',
  ),
  // S-100
  assertionAlgorithms: defineList(['RS384', 'ES384'], 'JOSE algorithms accepted for client assertions.', {
    item: SIGNATURE_ALGORITHM,
    min: 1,
    max: 20,
  }),
  // S-113
  fhirUser: defineChoice(
    'absolute',
    ['absolute', 'relative'],
    '`relative` writes the fhirUser claim relative to the FHIR base, which SMART allows from 2.0 on.',
  ),
  unknownScopes: defineChoice(
    'drop',
    ['drop', 'refuse'],
    'Whether a scope that cannot be granted is left out or causes the request to be rejected.',
  ),
  // S-145
  globalAppState: defineChoice(
    'read',
    ['read', 'write'],
    '`write` lets an app write app state without a subject, which all users share.',
  ),
  // S-061
  framing: defineChoice(
    'registered',
    ['registered', 'denied'],
    'Who may frame the sign-in pages: the origins of the registered URIs, or nobody.',
  ),
} as const
