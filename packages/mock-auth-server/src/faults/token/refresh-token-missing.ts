import { defineFault } from '../../core/declare/fault.ts'
import { appLaunch } from '../../core/declare/spec.ts'
import { obtainsData } from '../../expectations/index.ts'

export const refreshTokenMissing = defineFault({
  name: 'refresh-token-missing',
  title: 'offline_access without a refresh token',
  kind: 'must-tolerate',
  catalogueIds: ['F-124'],
  spec: appLaunch('refresh-access-token'),
  description: 'The scope offline_access is granted, but the token response has no refresh_token.',
  requirement: 'Continue; when the token expires, start a new authorization.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.response': ({ refresh_token: _, ...response }) => response },
  prerequisites: ['refresh'],
  expects: obtainsData(),
})
