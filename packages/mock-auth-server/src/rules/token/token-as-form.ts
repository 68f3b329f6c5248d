import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FORM } from '../../core/http/incoming.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const tokenAsForm = defineRule({
  name: 'token-as-form',
  level: 'error',
  ids: ['C-081'],
  spec: appLaunch('request-5'),
  text: 'The body of a token request is a form.',
  fix: `Send Content-Type: ${FORM}; JSON and multipart are something else.`,
  steps: ['token'],
  check: (entry) => {
    if (entry.request.method !== 'POST') return undefined
    const { mediaType } = incomingOf(entry)
    return mediaType === FORM ? PASS : fails('the body is not a form', FORM, mediaType || 'no type')
  },
  examples: {
    good: [{ step: 'token', method: 'POST', headers: [['Content-Type', FORM]] }],
    bad: [{ step: 'token', method: 'POST', headers: [['Content-Type', 'application/json']] }],
  },
})
