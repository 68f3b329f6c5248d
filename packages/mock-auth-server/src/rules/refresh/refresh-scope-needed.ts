import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { readRefreshScopes } from '../evidence/requests/read-refresh-scopes.ts'

export const refreshScopeNeeded = defineRule({
  name: 'refresh-scope-needed',
  level: 'info',
  catalogueIds: ['C-132'],
  spec: appLaunch('step-7-refresh'),
  requirement: 'A refresh sends scope only to get fewer scopes.',
  howToFix: 'Leave scope out to keep the whole grant; SMART requires a strict sub-set.',
  steps: ['token'],
  check: (entry, past) => {
    const scopes = readRefreshScopes(entry, past)
    if (!scopes) return undefined
    const { requested, granted } = scopes
    return sorted(requested) === sorted(granted)
      ? fail('the refresh repeats the whole scope', 'none', requested)
      : PASS
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedRefreshToken: 'rt.1', grantedScope: 'patient/*.rs offline_access' } },
      { step: 'token', method: 'POST', body: 'scope=patient%2FPatient.r', facts: { refreshToken: 'rt.1' } },
    ],
    invalid: [
      { step: 'token', facts: { issuedRefreshToken: 'rt.1', grantedScope: 'patient/*.rs openid' } },
      { step: 'token', method: 'POST', body: 'scope=openid+patient%2F*.rs', facts: { refreshToken: 'rt.1' } },
    ],
  },
})

function sorted(scope: string): string {
  return scope.split(' ').sort().join(' ')
}
