import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { collectAnswerPlaceholders } from '../answer-placeholders.ts'
import { fillMembers } from '../fill-members.ts'
import { buildMembersSchema, type Members } from '../members-schema.ts'

const GRANTS = ['code', 'refresh', 'backend'] as const
export type TokenResponseExtras = { readonly [Grant in (typeof GRANTS)[number]]?: Members | undefined }

const GRANT_NAMES: Readonly<Record<string, keyof TokenResponseExtras>> = {
  authorization_code: 'code',
  refresh_token: 'refresh',
  client_credentials: 'backend',
}

export const tokenResponseExtras = defineSwitch({
  name: 'tokenResponseExtras',
  level: 'tenant',
  description:
    'Further members of token responses, to a code, a refresh and a backend service. A member whose value is unknown is null.',
  legality: 'legal',
  catalogueIds: ['S-076', 'S-084'],
  faults: ['token-response-extras'],
  default: {} as TokenResponseExtras,
  schema: () => {
    const members = buildMembersSchema().optional()
    return z.strictObject({ code: members, refresh: members, backend: members })
  },
  steps: ['token'],
  points: {
    'token.response': (response, context) => {
      const grant = GRANT_NAMES[context.facts.grantType ?? '']
      const members = grant && context.value[grant]
      if (!members) return response
      const { grantedScope } = context.facts
      return { ...response, ...fillMembers(members, collectAnswerPlaceholders(context), grantedScope, null) }
    },
  },
})
