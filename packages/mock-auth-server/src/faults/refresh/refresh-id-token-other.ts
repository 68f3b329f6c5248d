import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { oidc } from '../../core/declare/spec.ts'
import { doesNotUse } from '../../expectations/index.ts'
import { REFRESH } from './refresh-grant.ts'

export const refreshIdTokenOther = defineFault({
  name: 'refresh-id-token-other',
  title: 'id_token of another user after a refresh',
  kind: 'must-reject',
  catalogueIds: ['F-218'],
  spec: oidc('RefreshTokenResponse'),
  description:
    'The response to a refresh has a validly signed id_token whose sub, iss or aud differs from the first one.',
  requirement: 'Reject the whole response: do not use its access token.',
  ...REFRESH,
  params: () =>
    z.strictObject({
      claim: z.enum(['sub', 'iss', 'aud']).default('sub').describe('The claim that differs.'),
    }),
  points: {
    'token.idToken': (draft, { params, canary }) => ({
      ...draft,
      claims: {
        ...draft.claims,
        [params.claim]: params.claim === 'iss' ? canary.base : `canary.${params.claim}`,
      },
    }),
  },
  prerequisites: ['refresh', 'openid'],
  expects: doesNotUse('token'),
})
