import { z } from 'zod'
import { PROFILE_VERSIONS } from './profile.ts'

const seconds = z.int().min(1).max(1_000_000_000)

/** What a client's registration may have otherwise than its tenant. */
export const perClientOptionsSchema = z
  .strictObject({
    pkce: z.enum(['required', 'optional']).describe('Whether a request without PKCE is refused.'),
    accessTokenLifetimeS: seconds,
    refreshTokenLifetimeS: seconds,
    accessTokenFormat: z.enum(['opaque', 'jwt']),
    refreshRotation: z.enum(['always', 'never']).describe('`never` lets a refresh token be used again.'),
    refreshClientId: z
      .enum(['optional', 'required', 'refused'])
      .describe('Whether the refresh of a public client carries its client_id.'),
    assertionAlgorithms: z
      .array(z.string().regex(/^(?:RS|ES|PS)(?:256|384|512)$|^EdDSA$|^Ed25519$/))
      .min(1)
      .max(20)
      .describe('JOSE algorithms that client assertions may be signed with.'),
    fhirUser: z.enum(['absolute', 'relative']),
    unknownScopes: z
      .enum(['drop', 'refuse'])
      .describe('Whether a scope that cannot be granted is left out, or refuses the request.'),
    globalAppState: z.enum(['read', 'write']),
    framing: z.enum(['registered', 'denied']).describe('Who may frame the sign-in pages.'),
  })
  .partial()

/** The options of a tenant that can be set from outside; `null` takes away what can be absent. */
export const optionsSchema = perClientOptionsSchema.extend({
  profileVersion: z.enum(PROFILE_VERSIONS).optional().describe('The version of SMART App Launch spoken.'),
  codeChallengeMethods: z.array(z.string().max(20)).max(5).nullable().optional(),
  backendTokenLifetimeS: seconds.optional(),
  assertionClockOffsetS: z
    .int()
    .min(-86_400)
    .max(86_400)
    .optional()
    .describe('By how many seconds the clock that assertions are judged by is ahead.'),
  jwksHosts: z
    .array(z.string().max(253))
    .max(50)
    .optional()
    .describe('Hosts beside loopback that keys of clients may be fetched from.'),
  codeLifetimeS: seconds.optional(),
  launchLifetimeS: seconds.optional(),
  audience: z.enum(['exact', 'slash-too']).optional(),
  introspection: z.enum(['open', 'protected']).optional(),
  authorizationDetails: z.enum(['none', 'second-server']).optional(),
  signIn: z.enum(['always', 'session']).optional(),
  style: z.record(z.string().max(100), z.string().max(1000)).nullable().optional(),
  embedding: z.enum(['on-request', 'always']).optional(),
  outsideFilter: z.enum(['not-found', 'forbidden']).optional(),
  preferHeader: z
    .boolean()
    .optional()
    .describe('Whether a back-channel call may ask for a fault itself, by `Prefer: fault=<name>`.'),
  strip: z.boolean().optional(),
  clients: z.enum(['registered', 'any']).optional(),
  autoApprove: z
    .strictObject({
      user: z.string().max(100).optional(),
      patient: z.string().max(64).optional(),
      consent: z.enum(['given', 'ask']).optional(),
    })
    .nullable()
    .optional()
    .describe(
      'Consent without a page, and sign in and choose without one where user and patient are given; null shows the pages again.',
    ),
})
