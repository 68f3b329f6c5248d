import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FORM_MEDIA_TYPE } from '../../core/http/incoming-request.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const authorizePostAsForm = defineRule({
  name: 'authorize-post-as-form',
  level: 'error',
  catalogueIds: ['C-015'],
  spec: appLaunch('request-4'),
  requirement: 'An authorize request by POST is a form.',
  howToFix: `Send Content-Type: ${FORM_MEDIA_TYPE}, with the parameters in the body.`,
  steps: ['authorize'],
  check: (entry) => {
    if (entry.request.method !== 'POST') return undefined
    const { mediaType } = toIncomingRequest(entry)
    return mediaType === FORM_MEDIA_TYPE
      ? PASS
      : fail('the POST is not a form', FORM_MEDIA_TYPE, mediaType || 'no type')
  },
  examples: {
    valid: [{ step: 'authorize', method: 'POST', headers: [['Content-Type', FORM_MEDIA_TYPE]] }],
    invalid: [{ step: 'authorize', method: 'POST', headers: [['Content-Type', 'application/json']] }],
  },
})
