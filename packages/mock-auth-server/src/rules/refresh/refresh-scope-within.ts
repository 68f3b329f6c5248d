import { isCoveredBy, parseScopeString } from '@smart-mock/fhir-engine/model/scopes'
import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { readRefreshScopes } from '../evidence/requests/read-refresh-scopes.ts'

/** Maximum number of compared scopes: every pair is compared, so hostile lists must end somewhere. */
const LOOKED_AT = 500

export const refreshScopeWithin = defineRule({
  name: 'refresh-scope-within',
  level: 'error',
  catalogueIds: ['C-132'],
  spec: appLaunch('step-7-refresh'),
  requirement: 'A refresh requests no scope beyond the original grant.',
  howToFix: 'Leave scope out of the refresh, or send a subset of what was granted.',
  steps: ['token'],
  check: (entry, past) => {
    const scopes = readRefreshScopes(entry, past)
    if (!scopes) return undefined
    const { requested, granted } = scopes
    const held = parseScopeString(granted).slice(0, LOOKED_AT)
    const more = parseScopeString(requested)
      .slice(0, LOOKED_AT)
      .find((scope) => !isCoveredBy(held, scope))
    return more ? fail('the refresh requests more than was granted', granted, more.raw) : PASS
  },
  examples: {
    valid: [
      { step: 'token', facts: { issuedRefreshToken: 'rt.1', grantedScope: 'patient/*.rs offline_access' } },
      { step: 'token', method: 'POST', body: 'scope=patient%2FPatient.r', facts: { refreshToken: 'rt.1' } },
    ],
    invalid: [
      { step: 'token', facts: { issuedRefreshToken: 'rt.1', grantedScope: 'patient/*.rs offline_access' } },
      { step: 'token', method: 'POST', body: 'scope=patient%2FPatient.u', facts: { refreshToken: 'rt.1' } },
    ],
  },
})
