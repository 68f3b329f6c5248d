import { createHash } from 'node:crypto'
import { z } from 'zod'
import { defineSwitch, type SwitchContext } from '../../core/declare/switch.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { createUsername } from '../user-placeholders.ts'

const KINDS = ['subject', 'fhir-id', 'username', 'sha256'] as const
type Kind = (typeof KINDS)[number]

export const idTokenSub = defineSwitch({
  name: 'idTokenSub',
  level: 'tenant',
  description:
    "The `sub` of id_token, userinfo and introspection: a text of its own, the bare id of the user's resource, the name to sign in with, or the hexadecimal SHA-256 of the user.",
  legality: 'legal',
  catalogueIds: ['S-115', 'S-117'],
  faults: ['id-token-sub-malformed'],
  default: 'subject' as Kind,
  schema: () => z.enum(KINDS),
  steps: ['token', 'userinfo', 'introspect'],
  points: {
    'token.idToken': (draft, context) => ({ ...draft, claims: withSubject(draft.claims, context) }),
    'userinfo.response': withSubject,
    'introspection.response': withSubject,
  },
})

/** Returns claims with another subject; those without a subject, or of no user, as they are. */
function withSubject(claims: JsonObject, context: SwitchContext<Kind>): JsonObject {
  const { user } = context.facts
  return claims.sub === undefined || user === undefined
    ? claims
    : { ...claims, sub: createSubject(user, context) }
}

function createSubject(user: string, { value, tenant }: SwitchContext<Kind>): string {
  if (value === 'username') return createUsername(tenant.users, user)
  return value === 'sha256'
    ? createHash('sha256').update(user).digest('hex')
    : (user.split('/').at(-1) ?? user)
}
