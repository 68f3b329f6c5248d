import { defineFault } from '../../core/declare/fault.ts'
import { backendServices } from '../../core/declare/spec.ts'
import { refreshesAtMost } from '../../expectations/index.ts'
import { BACKEND } from './backend-grant.ts'

export const backendRefreshToken = defineFault({
  name: 'backend-refresh-token',
  title: 'Refresh token for a backend service',
  kind: 'must-reject',
  catalogueIds: ['F-232'],
  spec: backendServices('issue-access-token'),
  description:
    'The response to client_credentials has a refresh_token, which a server should not issue to a backend service.',
  requirement: 'Do not use it: request the next token with a new assertion.',
  ...BACKEND,
  points: {
    'token.response': (response) => ({ ...response, refresh_token: 'not-for-backend-services' }),
  },
  expects: refreshesAtMost(0),
})
