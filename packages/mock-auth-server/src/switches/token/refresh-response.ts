import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { withoutMembers } from '../../core/util/without-members.ts'
import { withoutContext } from '../../faults/refresh/without-context.ts'

const CHANGES = {
  full: (response: JsonObject) => response,
  minimal: (response: JsonObject) =>
    withoutMembers(withoutContext(response), ['id_token', 'authorization_details']),
  'without-context': withoutContext,
  'without-scope': (response: JsonObject) => withoutMembers(response, ['scope']),
}

const FORMS = ['full', 'minimal', 'without-context', 'without-scope'] as const

export const refreshResponse = defineSwitch({
  name: 'refreshResponse',
  level: 'tenant',
  description:
    'The members of the response to a refresh: all, only those of the token, all but the launch context, or all but scope.',
  legality: 'legal',
  catalogueIds: ['S-090'],
  faults: ['refresh-without-context'],
  default: 'full' as (typeof FORMS)[number],
  schema: () => z.enum(FORMS),
  steps: ['token'],
  points: {
    'token.response': (response, { value, facts }) =>
      facts.grantType === 'refresh_token' ? CHANGES[value](response) : response,
  },
})
