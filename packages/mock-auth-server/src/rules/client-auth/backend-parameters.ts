import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { createExampleAssertion } from '../evidence/create-example-assertion.ts'
import { parseForm } from '../evidence/requests/to-incoming-request.ts'

const REQUIRED = ['grant_type', 'scope', 'client_assertion_type', 'client_assertion']

export const backendParameters = defineRule({
  name: 'backend-parameters',
  level: 'error',
  catalogueIds: ['C-181'],
  spec: backendServices('obtain-access-token'),
  requirement: 'A backend service sends grant_type, scope, client_assertion_type and client_assertion.',
  howToFix: 'Send all four in the form of the token request.',
  steps: ['token'],
  check: (entry) => {
    const { grantType, clientType } = entry.facts
    if (grantType !== 'client_credentials' || (clientType !== undefined && clientType !== 'backend'))
      return undefined
    const form = parseForm(entry)
    const missing = REQUIRED.find((name) => !form.get(name))
    return missing ? fail('a parameter is missing', missing, 'none') : PASS
  },
  examples: {
    valid: [createExampleAssertion()],
    invalid: [
      {
        step: 'token',
        method: 'POST',
        body: 'grant_type=client_credentials',
        facts: { grantType: 'client_credentials', clientType: 'backend' },
      },
    ],
  },
})
