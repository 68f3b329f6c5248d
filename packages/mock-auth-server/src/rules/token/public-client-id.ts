import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findIssuedCode } from '../evidence/find-issued-code.ts'
import { parseForm } from '../evidence/requests/to-incoming-request.ts'

export const publicClientId = defineRule({
  name: 'public-client-id',
  level: 'error',
  catalogueIds: ['C-091'],
  spec: appLaunch('request-5'),
  requirement: 'A public client sends its client_id in the form when it redeems a code.',
  howToFix: 'Send the client_id of the authorize request with the code.',
  steps: ['token'],
  check: (entry, past) => {
    const { code, clientType } = entry.facts
    const issued = findIssuedCode(past, code)
    if (!issued || clientType !== 'public') return undefined
    const given = parseForm(entry).get('client_id')
    const expected = issued.facts.clientId
    return given === expected
      ? PASS
      : fail('client_id is not that of the authorize request', expected, given ?? 'none')
  },
  examples: {
    valid: [
      { step: 'decide', facts: { issuedCode: 'code.1', clientId: 'app' } },
      {
        step: 'token',
        method: 'POST',
        body: 'client_id=app',
        facts: { code: 'code.1', clientType: 'public' },
      },
    ],
    invalid: [
      { step: 'decide', facts: { issuedCode: 'code.1', clientId: 'app' } },
      { step: 'token', method: 'POST', body: 'code=code.1', facts: { code: 'code.1', clientType: 'public' } },
    ],
  },
})
