import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { withoutContext, withoutMembers } from './without-members.ts'

export const refreshResponse = defineSwitch({
  name: 'refreshResponse',
  level: 'tenant',
  description:
    'The members of the response to a refresh: all, only those of the token, all but the launch context, or all but scope.',
  legality: 'legal',
  catalogueIds: ['S-090'],
  faults: ['refresh-without-context'],
  default: 'full' as 'full' | 'minimal' | 'without-context' | 'without-scope',
  schema: () => z.enum(['full', 'minimal', 'without-context', 'without-scope']),
  steps: ['token'],
  points: {
    'token.response': (response, { value, facts }) => {
      if (facts.grantType !== 'refresh_token') return response
      if (value === 'minimal') return withoutContext(withoutMembers(response, ['id_token']))
      if (value === 'without-context') return withoutContext(response)
      return value === 'without-scope' ? withoutMembers(response, ['scope']) : response
    },
  },
})
