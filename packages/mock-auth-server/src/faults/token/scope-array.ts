import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { anyOf, completesFlow, showsError } from '../../expectations/index.ts'

export const scopeArray = defineFault({
  name: 'scope-array',
  title: 'scope as an array',
  kind: 'must-tolerate',
  catalogueIds: ['F-123'],
  spec: appLaunch('obtain-access-token'),
  description: 'The scope of the token response is a JSON array of strings.',
  requirement: 'Continue or show an error; do not crash.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    'token.response': (response) =>
      typeof response.scope === 'string' ? { ...response, scope: response.scope.split(' ') } : response,
  },
  expects: anyOf(completesFlow(), showsError()),
})
