import { defineRule, fails, PASS } from '../../core/declare/rule.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { exampleAssertion } from '../evidence/example-assertion.ts'
import { formOf } from '../evidence/incoming-of.ts'

const REQUIRED = ['grant_type', 'scope', 'client_assertion_type', 'client_assertion']

export const backendParameters = defineRule({
  name: 'backend-parameters',
  level: 'error',
  ids: ['C-181'],
  spec: backendServices('obtain-access-token'),
  text: 'A backend service sends grant_type, scope, client_assertion_type and client_assertion.',
  fix: 'Send all four in the form of the token request.',
  steps: ['token'],
  check: (entry) => {
    const { grantType, clientType } = entry.facts
    if (grantType !== 'client_credentials' || (clientType !== undefined && clientType !== 'backend'))
      return undefined
    const form = formOf(entry)
    const missing = REQUIRED.find((name) => !form.get(name))
    return missing ? fails('a parameter is missing', missing, 'none') : PASS
  },
  examples: {
    good: [exampleAssertion()],
    bad: [
      {
        step: 'token',
        method: 'POST',
        body: 'grant_type=client_credentials',
        facts: { grantType: 'client_credentials', clientType: 'backend' },
      },
    ],
  },
})
