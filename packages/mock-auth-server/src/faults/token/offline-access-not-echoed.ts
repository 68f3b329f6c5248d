import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { completesFlow } from '../../expectations/index.ts'

export const offlineAccessNotEchoed = defineFault({
  name: 'offline-access-not-echoed',
  title: 'Refresh token without offline_access',
  kind: 'must-tolerate',
  catalogueIds: ['F-125'],
  spec: appLaunch('refresh-access-token'),
  description:
    "The token response has a refresh_token, but its scope does not list offline_access, as in SMART's own example.",
  requirement: 'Use the refresh token, or start a new authorization when the token expires.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: {
    'token.response': (response) =>
      response.refresh_token === undefined
        ? response
        : { ...response, scope: withoutRefresh(String(response.scope)) },
  },
  prerequisites: ['refresh'],
  expects: completesFlow(),
})

function withoutRefresh(scope: string): string {
  return scope
    .split(' ')
    .filter((token) => token !== 'offline_access' && token !== 'online_access')
    .join(' ')
}
