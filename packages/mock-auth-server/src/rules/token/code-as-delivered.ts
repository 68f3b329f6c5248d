import { defineRule, fail, inconclusive, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { findIssuedCode, wasDelivered } from '../evidence/find-issued-code.ts'
import { findFaultAsCause } from '../evidence/was-struck.ts'

export const codeAsDelivered = defineRule({
  name: 'code-as-delivered',
  level: 'error',
  catalogueIds: ['C-086'],
  spec: appLaunch('request-5'),
  requirement: 'The code is the one that this client received.',
  howToFix: 'Send the code of the callback unchanged, from the client that requested it.',
  steps: ['token'],
  check: ({ facts, request, listener }, past) => {
    const { code, clientId, grantType } = facts
    if (!code) {
      const asks = grantType === 'authorization_code' && request.method === 'POST'
      return asks ? fail('code is missing', 'the code of the callback', 'none') : undefined
    }
    const issued = findIssuedCode(past, code)
    if (issued) {
      const owner = issued.facts.clientId
      return owner === undefined || clientId === undefined || owner === clientId
        ? PASS
        : fail('the code was issued to another client', owner, clientId)
    }
    if (listener === 'canary' || wasDelivered(past, code)) return undefined
    const cause = findFaultAsCause(past, 'an authorization response', 'authorize', 'decide')
    if (cause) return inconclusive(cause)
    return past.complete
      ? fail('the code was not issued by this server', 'the code of the callback', code.slice(0, 80))
      : inconclusive('older exchanges were evicted: the code may have been among them')
  },
  examples: {
    valid: [
      { step: 'decide', facts: { clientId: 'app', issuedCode: 'code.1' } },
      { step: 'token', method: 'POST', facts: { clientId: 'app', code: 'code.1' } },
    ],
    invalid: [
      { step: 'decide', facts: { clientId: 'app', issuedCode: 'code.1' } },
      { step: 'token', method: 'POST', facts: { clientId: 'app', code: 'code.2' } },
    ],
  },
})
