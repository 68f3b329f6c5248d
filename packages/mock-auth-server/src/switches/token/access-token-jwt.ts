import { z } from 'zod'
import type { TenantView } from '../../core/declare/fault.ts'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { AccessTokenDraft } from '../../core/journal/points.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { signWithAlternateKey, withPublishedKey } from '../../faults/id-token/other-algorithm.ts'
import { collectAnswerPlaceholders } from '../answer-placeholders.ts'
import { fillMembers } from '../fill-members.ts'
import { buildMembersSchema, buildNamesSchema, type Members } from '../members-schema.ts'

const ALGORITHMS = ['RS256', 'ES256', 'ES384', 'PS256'] as const
type Algorithm = (typeof ALGORITHMS)[number]

export interface AccessTokenJwt {
  readonly alg?: Algorithm | undefined
  readonly header?: Members | undefined
  readonly claims?: Members | undefined
  readonly omit?: readonly string[] | undefined
  readonly lifetimeS?: number | undefined
}

export const accessTokenJwt = defineSwitch({
  name: 'accessTokenJwt',
  level: 'tenant',
  description:
    'Access tokens that are JWTs (accessTokenFormat): signature algorithm, members of the header, claims, claims left out, and the seconds for which they are valid when expires_in says otherwise.',
  legality: 'legal',
  catalogueIds: ['S-086', 'S-119'],
  faults: ['access-token-odd'],
  default: { alg: 'RS256', header: { typ: 'at+jwt' } } as AccessTokenJwt,
  schema: () =>
    z.strictObject({
      alg: z.enum(ALGORITHMS).optional(),
      header: buildMembersSchema().optional(),
      claims: buildMembersSchema().optional(),
      omit: buildNamesSchema().optional(),
      lifetimeS: z.int().min(1).max(1_000_000_000).optional(),
    }),
  steps: ['token', 'jwks'],
  points: {
    'token.accessToken.jwt': (draft, context) => {
      const { value, facts, tenant } = context
      const { lifetimeS = draft.lifetimeS, omit = [] } = value
      const { iat = null } = draft.claims
      const placeholders = { ...collectAnswerPlaceholders(context), iat }
      const fill = (members: Members = {}) => fillMembers(members, placeholders, facts.grantedScope)
      const claims = { ...withLifetime(draft.claims, lifetimeS), ...fill(value.claims) }
      const signed = signWith(draft, value.alg, tenant)
      return {
        ...signed,
        header: { ...signed.header, ...fill(value.header) },
        claims: withoutMembers(claims, omit),
        lifetimeS,
      }
    },
    'jwks.document': (document, { value: { alg = 'RS256' }, tenant }) =>
      alg === 'RS256' ? document : withPublishedKey(document, alg, tenant),
  },
})

function withLifetime(claims: JsonObject, lifetimeS: number): JsonObject {
  return typeof claims.iat === 'number' ? { ...claims, exp: claims.iat + lifetimeS } : claims
}

function signWith(draft: AccessTokenDraft, alg: Algorithm = 'RS256', tenant: TenantView): AccessTokenDraft {
  return alg === 'RS256' ? draft : signWithAlternateKey(draft, alg, tenant)
}
