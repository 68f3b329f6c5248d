import { findReplyHeader } from '../../core/http/reply.ts'
import type { FactRecord } from '../../core/journal/facts.ts'
import { decodeAssertion } from '../../core/oauth/decode-assertion.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'
import { concludeAbsence } from './never.ts'

/** Judges that no assertion is sent twice, the struck one included (C-116, C-119). */
export function judgeUsesFreshAssertions(context: JudgeContext): Conclusion {
  const jtis = [context.fact('jti'), ...assertionsAfter(context).map(({ facts }) => facts.jti)]
  const again = assertionsAfter(context).find(({ facts }, index) => jtis.indexOf(facts.jti) <= index)
  return concludeAbsence(context, again?.seq, 'an assertion was sent again', 'no assertion was sent twice')
}

const LIFETIME_S = 300
const LEEWAY_S = 30

/**
 * Judges that no later assertion lives longer than five minutes, by the clock of the struck reply (C-115).
 */
export function judgeUsesShortLivedAssertions(context: JudgeContext): Conclusion {
  const struck = context.struckEntry()
  if (!struck?.sent) return conclude('inconclusive', 'the struck exchange is no longer in the journal')
  const told = Date.parse(findReplyHeader(struck.sent, 'date') ?? '')
  const aheadS = Math.max(0, (told - (struck.endedAt ?? struck.startedAt)) / 1000) || 0
  const long = assertionsAfter(context).find(
    ({ at, facts }) => expiryOf(facts.clientAssertion) > at / 1000 + aheadS + LIFETIME_S + LEEWAY_S,
  )
  return concludeAbsence(
    context,
    long?.seq,
    'an assertion lives longer than five minutes',
    'every assertion lives at most five minutes',
  )
}

function expiryOf(assertion: string | undefined): number {
  const read = decodeAssertion(assertion ?? '')
  return 'claims' in read ? Number(read.claims.exp) : 0
}

/** Returns the assertions that the client of the strike presented from then on, in any run. */
function assertionsAfter(context: JudgeContext): readonly FactRecord[] {
  const clientId = context.fact('clientId')
  return context.laterInTenant.filter(
    ({ facts }) => facts.clientAssertion !== undefined && facts.clientId === clientId,
  )
}
