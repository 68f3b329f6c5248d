import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { findUserClient } from '../../declare/target.ts'
import {
  redeemAsUnknownClient,
  redeemUnknownCode,
  requestUnknownGrant,
} from '../../sources/token-refusals.ts'
import { judgeRefusal } from './judge-refusal.ts'

export const tokenErrorCodes = defineCheck({
  name: 'token-error-codes',
  title: 'Invalid requests get the error that is meant for them',
  group: 'token',
  catalogueIds: ['S-070', 'S-071', 'S-078', 'S-104'],
  level: 'SHALL',
  spec: rfc(6749, '5.2'),
  howToFix: 'Return 400 with unsupported_grant_type or invalid_grant, and 401 (or 400) with invalid_client.',
  cases: {
    'grant-type': {
      kind: 'negative',
      catalogueIds: ['S-078', 'S-104'],
      differs: 'grant_type=not_a_grant_type',
      async judge({ get, target }) {
        const result = await get(requestUnknownGrant)
        return judgeRefusal(
          result,
          findUserClient(target)
            ? { statuses: [400], errors: ['unsupported_grant_type'] }
            : { statuses: [400, 401], errors: ['unsupported_grant_type', 'invalid_client'] },
        )
      },
    },
    client: {
      kind: 'negative',
      catalogueIds: ['S-071', 'S-078'],
      differs: 'client_id=smart-client-conformance-nobody',
      judge: async ({ get }) =>
        judgeRefusal(await get(redeemAsUnknownClient), {
          ...{ statuses: [400, 401], errors: ['invalid_client'] },
          tolerated: ['invalid_grant'],
        }),
    },
    code: {
      kind: 'negative',
      catalogueIds: ['S-070', 'S-078'],
      prerequisites: ['client'],
      differs: 'code=smart-client-conformance-no-such-code',
      judge: async ({ get }) =>
        judgeRefusal(await get(redeemUnknownCode), { statuses: [400], errors: ['invalid_grant'] }),
    },
  },
})
