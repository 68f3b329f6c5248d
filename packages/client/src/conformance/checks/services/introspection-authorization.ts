import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createNotApplicableError } from '../../declare/outcome.ts'
import { introspectOpenly, introspectWithUnknownBearer } from '../../sources/introspection.ts'
import { judgeStatus } from '../fhir/judge-status.ts'

export const introspectionAuthorization = defineCheck({
  name: 'introspection-authorization',
  title: 'Protected introspection accepts the right callers only',
  group: 'introspection',
  catalogueIds: ['S-135', 'S-136'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(7662, '2.3'),
  howToFix: 'Refuse introspection with a bearer token that is not valid with 401.',
  prerequisites: ['introspection'],
  cases: {
    refused: {
      kind: 'negative',
      catalogueIds: ['S-136'],
      differs: 'Authorization: Bearer smart-client-conformance-no-such-token',
      async judge({ get }) {
        const open = await get(introspectOpenly)
        const bearer = await get(introspectWithUnknownBearer)
        if (open.status === 200) throw createNotApplicableError('Introspection is open to everyone here.')
        return [
          ...judgeStatus(open, [401], 'Introspection without credentials'),
          ...judgeStatus(bearer, [401], 'Introspection with an unknown bearer token'),
        ]
      },
    },
  },
})
