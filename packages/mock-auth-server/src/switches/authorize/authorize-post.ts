import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import { createHtmlReply } from '../../core/http/reply.ts'
import { createPostRefusal } from '../../faults/authorize/create-post-refusal.ts'
import { OAUTH_ERROR_PAGE } from './oauth-error-page.ts'

export const authorizePost = defineSwitch({
  name: 'authorizePost',
  level: 'tenant',
  description:
    'Authorize requests by POST: accepted, accepted with a launch value only, or answered with 405.',
  legality: 'deviation',
  catalogueIds: ['S-043'],
  faults: ['authorize-post-refused'],
  default: 'always' as 'always' | 'ehr-launch-only' | 'never',
  schema: () => z.enum(['always', 'ehr-launch-only', 'never']),
  steps: ['authorize'],
  points: {
    arrival: (reply, { value, request, facts }) => {
      if (request.method !== 'POST') return reply
      if (value === 'never') return createPostRefusal()
      return facts.launch === undefined ? createHtmlReply(400, OAUTH_ERROR_PAGE) : reply
    },
  },
})
