import { defineRule, fails, PASS } from '../../core/rule.ts'
import { rfc } from '../../core/spec.ts'

const NAMES = ['authorize', 'token', 'jwks', 'introspect', 'revoke', 'register', 'manage', 'userinfo']

export const endpointsAsPublished = defineRule({
  name: 'endpoints-as-published',
  level: 'error',
  ids: ['C-009'],
  spec: rfc(6749, '3.1'),
  text: 'Endpoint URLs are used exactly as discovery publishes them.',
  fix: 'Take the URL from smart-configuration as a whole; add no slash, no prefix and no other case.',
  steps: ['authorize', 'token', 'unmatched'],
  check: ({ request: { target }, step }) => {
    if (step !== 'unmatched') return PASS
    const path = target.split('?', 1)[0] ?? ''
    const meant = path.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '')
    const name = NAMES.find((each) => meant.endsWith(`/auth/${each}`))
    return name ? fails('the URL of an endpoint was changed', `…/auth/${name}`, path) : undefined
  },
  examples: {
    good: [{ step: 'authorize', target: '/auth/authorize?client_id=app' }],
    bad: [{ step: 'unmatched', target: '//auth/token/' }],
  },
})
