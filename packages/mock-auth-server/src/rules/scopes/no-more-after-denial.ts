import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appLaunch } from '../../core/declare/spec.ts'

export const noMoreAfterDenial = defineRule({
  name: 'no-more-after-denial',
  level: 'info',
  catalogueIds: ['C-075'],
  spec: appLaunch('obtain-authorization-code'),
  requirement: 'After a denial, the client does not request more scopes than before.',
  howToFix: 'Explain what the scopes are for, or request fewer.',
  steps: ['authorize'],
  check: ({ facts: { clientId, scope } }, past) => {
    const denied = past
      .findRecent('error')
      .findLast(({ facts }) => facts.error === 'access_denied' && facts.clientId === clientId)
    if (!denied?.facts.scope || !scope) return undefined
    const before = new Set(denied.facts.scope.split(' '))
    // An EHR launch requests launch, which the EHR has offered.
    const more = scope.split(' ').find((token) => token !== '' && token !== 'launch' && !before.has(token))
    return more ? fail('more scopes are requested after a denial', denied.facts.scope, more) : PASS
  },
  examples: {
    valid: [
      { step: 'decide', facts: { clientId: 'app', error: 'access_denied', scope: 'openid patient/*.rs' } },
      { step: 'authorize', facts: { clientId: 'app', scope: 'launch openid' } },
    ],
    invalid: [
      { step: 'decide', facts: { clientId: 'app', error: 'access_denied', scope: 'patient/*.rs' } },
      { step: 'authorize', facts: { clientId: 'app', scope: 'patient/*.cruds' } },
    ],
  },
})
