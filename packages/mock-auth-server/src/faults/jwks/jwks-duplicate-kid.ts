import { defineFault } from '../../core/declare/fault.ts'
import { rfc } from '../../core/declare/spec.ts'
import type { Json } from '../../core/util/json.ts'
import { anyOf, completesFlow, doesNotTrustUser } from '../../expectations/index.ts'

export const jwksDuplicateKid = defineFault({
  name: 'jwks-duplicate-kid',
  title: 'Two keys with the same kid',
  kind: 'must-tolerate',
  catalogueIds: ['F-199'],
  spec: rfc(7517, '4.5'),
  description: 'The JWKS lists another key with the same kid, which did not sign, before the right one.',
  requirement: 'Try every key with that kid, or reject the id_token; never accept it unverified.',
  steps: ['jwks'],
  points: {
    'jwks.document': (document, { tenant }) => ({
      ...document,
      keys: [{ ...tenant.keys.nextJwk(), kid: tenant.keys.kid } as Json, ...document.keys],
    }),
  },
  prerequisites: ['openid'],
  expects: anyOf(completesFlow(), doesNotTrustUser()),
})
