import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FORM_MEDIA_TYPE } from '../../core/http/incoming-request.ts'
import { toIncomingRequest } from '../evidence/requests/to-incoming-request.ts'

export const tokenAsForm = defineRule({
  name: 'token-as-form',
  level: 'error',
  catalogueIds: ['C-081'],
  spec: appLaunch('request-5'),
  requirement: 'The body of a token request is a form.',
  howToFix: `Send Content-Type: ${FORM_MEDIA_TYPE}, not JSON or multipart.`,
  steps: ['token'],
  check: (entry) => {
    if (entry.request.method !== 'POST') return undefined
    const { mediaType } = toIncomingRequest(entry)
    return mediaType === FORM_MEDIA_TYPE
      ? PASS
      : fail('the body is not a form', FORM_MEDIA_TYPE, mediaType || 'no type')
  },
  examples: {
    valid: [{ step: 'token', method: 'POST', headers: [['Content-Type', FORM_MEDIA_TYPE]] }],
    invalid: [{ step: 'token', method: 'POST', headers: [['Content-Type', 'application/json']] }],
  },
})
