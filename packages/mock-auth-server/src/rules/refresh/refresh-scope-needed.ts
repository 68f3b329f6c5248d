import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { parseForm } from '../evidence/to-incoming-request.ts'

export const refreshScopeNeeded = defineRule({
  name: 'refresh-scope-needed',
  level: 'info',
  catalogueIds: ['C-132'],
  spec: appLaunch('step-7-refresh'),
  requirement: 'A refresh sends scope only to get fewer scopes.',
  howToFix: 'Leave scope out to keep the whole grant; SMART requires a strict sub-set.',
  steps: ['token'],
  check: (entry, past) => {
    const { refreshToken } = entry.facts
    const issued = refreshToken ? past.findByValue('issuedRefreshToken', refreshToken)[0] : undefined
    const asked = parseForm(entry).get('scope')
    const granted = issued?.facts.scope ?? issued?.facts.grantedScope
    if (!asked || granted === undefined) return undefined
    return sorted(asked) === sorted(granted)
      ? fail('the refresh repeats the whole scope', 'none', asked)
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
