import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { sendsWellFormedUrls } from '../../expectations/index.ts'

export const idTokenMissing = defineFault({
  name: 'id-token-missing',
  title: 'No id_token',
  kind: 'must-reject',
  catalogueIds: ['F-126'],
  spec: oidc('TokenResponse'),
  description: 'The scope openid is granted, but the token response has no id_token.',
  requirement: 'Treat no user as signed in; never request undefined.',
  steps: ['token'],
  when: { grantType: 'authorization_code' },
  points: { 'token.response': ({ id_token: _, ...response }) => response },
  prerequisites: ['openid'],
  expects: sendsWellFormedUrls(),
})
