import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { FORM } from '../../core/http/incoming.ts'
import { incomingOf } from '../evidence/incoming-of.ts'

export const authorizePostAsForm = defineRule({
  name: 'authorize-post-as-form',
  level: 'error',
  ids: ['C-015'],
  spec: appLaunch('request-4'),
  text: 'An authorize request by POST is a form.',
  fix: `Send Content-Type: ${FORM}, with the parameters in the body.`,
  steps: ['authorize'],
  check: (entry) => {
    if (entry.request.method !== 'POST') return undefined
    const { mediaType } = incomingOf(entry)
    return mediaType === FORM ? PASS : fails('the POST is not a form', FORM, mediaType || 'no type')
  },
  examples: {
    good: [{ step: 'authorize', method: 'POST', headers: [['Content-Type', FORM]] }],
    bad: [{ step: 'authorize', method: 'POST', headers: [['Content-Type', 'application/json']] }],
  },
})
