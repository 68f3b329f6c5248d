import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { collectAnswerPlaceholders } from '../answer-placeholders.ts'
import { fillMembers } from '../fill-members.ts'
import { buildMembersSchema, buildNamesSchema, type Members } from '../members-schema.ts'

export interface IdTokenClaims {
  readonly set?: Members | undefined
  readonly omit?: readonly string[] | undefined
}

/** IdTokenClaims about a user, which userinfo has too (OpenID Connect Core section 5.1). */
const ABOUT_USER = new Set(['name', 'given_name', 'family_name', 'preferred_username', 'profile'])

export const idTokenClaims = defineSwitch({
  name: 'idTokenClaims',
  level: 'tenant',
  description: 'Further claims of id_tokens, those about the user in userinfo as well, and claims left out.',
  legality: 'legal',
  catalogueIds: ['S-113', 'S-115', 'S-118'],
  faults: ['fhir-user-in-profile', 'fhir-user-missing'],
  default: {} as IdTokenClaims,
  schema: () => z.strictObject({ set: buildMembersSchema().optional(), omit: buildNamesSchema().optional() }),
  steps: ['token', 'userinfo'],
  points: {
    'token.idToken': (draft, context) => {
      const { set = {}, omit = [] } = context.value
      const further = fillMembers(set, collectAnswerPlaceholders(context), context.facts.grantedScope)
      return { ...draft, claims: withoutMembers({ ...draft.claims, ...further }, omit) }
    },
    'userinfo.response': (response, context) => {
      const about = Object.entries(context.value.set ?? {}).filter(([name]) => ABOUT_USER.has(name))
      const placeholders = collectAnswerPlaceholders(context)
      const set = fillMembers(Object.fromEntries(about), placeholders, context.facts.grantedScope)
      return { ...response, ...set }
    },
  },
})
