import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { openCode, redeemCorrectly } from '../../sources/login/redeem-code.ts'
import { judgeRefusal } from './judge-refusal.ts'

/** Milliseconds after which no code works any more. */
const LATE_MS = 601_000

export const tokenCodeExpires = defineCheck({
  name: 'token-code-expires',
  title: 'A code expires within ten minutes',
  group: 'token',
  catalogueIds: ['S-059'],
  level: 'SHOULD',
  source: 'oauth',
  spec: rfc(6749, '4.1.2'),
  howToFix: 'Let codes expire within ten minutes; one minute is enough.',
  prerequisites: ['client', 'slow'],
  kind: 'negative',
  differs: 'a code of 601 seconds ago',
  login: { recipe: 'late-code', phase: 'code' },
  async judge(tools) {
    const fresh = await openCode(tools, tools.logins.find('late-code'))
    await tools.sleep(LATE_MS)
    return judgeRefusal(await redeemCorrectly(tools, fresh), { statuses: [400], errors: ['invalid_grant'] })
  },
})
