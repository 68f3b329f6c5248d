import { createProblem } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import type { Source } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { hasToken, redeemCorrectly } from '../../sources/login/redeem-code.ts'
import { judgeRefusal } from './judge-refusal.ts'

/** Redeems the code of the granular login a second time. */
const replayCode = (async (tools) => {
  const tokens = await readTokens(tools, 'granular')
  const path = `Patient/${findPatientId(tokens)}`
  const before = await sendWithToken(tools, path, tokens.accessToken)
  return { before, result: await redeemCorrectly(tools, tokens), path, tokens }
}) satisfies Source<unknown>

export const tokenCodeReplay = defineCheck({
  name: 'token-code-replay',
  title: 'A code works once',
  group: 'token',
  catalogueIds: ['S-059', 'S-060'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '4.1.2'),
  howToFix: 'Refuse a code that was redeemed before, and revoke the tokens that were issued for it.',
  prerequisites: ['client'],
  cases: {
    refused: {
      kind: 'negative',
      differs: 'a code that was redeemed before',
      login: { recipe: 'granular', phase: 'end' },
      judge: async ({ get }) =>
        judgeRefusal((await get(replayCode)).result, { statuses: [400], errors: ['invalid_grant'] }),
    },
    revokes: {
      kind: 'active',
      level: 'SHOULD',
      catalogueIds: ['S-060'],
      login: { recipe: 'granular', phase: 'end' },
      async judge(tools) {
        const { before, result, path, tokens } = await tools.get(replayCode)
        if (hasToken(result)) throw createBlockedError('token-code-replay/refused', 'The code works twice.')
        if (before.status !== 200)
          throw createUndecidedError(`The token did not work before the code was replayed: ${before.status}.`)
        const { status } = await sendWithToken(tools, path, tokens.accessToken)
        return status === 401
          ? []
          : [createProblem(`After its code was replayed, the token still gets ${status}, not 401.`)]
      },
    },
  },
})
