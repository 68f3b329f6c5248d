import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { scopesPage } from '../../core/declare/spec.ts'

const LIMIT = 8192

export const authorizeUrlLength = defineRule({
  name: 'authorize-url-length',
  level: 'warning',
  catalogueIds: ['C-017'],
  spec: scopesPage('scope-size-over-the-wire'),
  requirement: 'An authorize URL stays below 8 kB.',
  howToFix: 'Request fewer scopes, or send the authorize request as a form by POST.',
  steps: ['authorize'],
  check: ({ request: { method, target } }) => {
    if (method !== 'GET') return undefined
    return target.length < LIMIT
      ? PASS
      : fail(
          'the authorize URL is longer than servers and proxies accept',
          `${LIMIT} bytes`,
          `${target.length}`,
        )
  },
  examples: {
    valid: [{ step: 'authorize', target: '/auth/authorize?scope=launch' }],
    invalid: [
      { step: 'authorize', target: `/auth/authorize?scope=${'patient/Observation.rs+'.repeat(400)}` },
    ],
  },
})
