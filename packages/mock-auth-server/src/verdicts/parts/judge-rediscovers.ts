import { type Reply, readReplyText } from '../../core/http/reply.ts'
import type { FactRecord } from '../../core/journal/facts.ts'
import { decodeAssertion } from '../../core/oauth/decode-assertion.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Judges that discovery is requested again, and an assertion for the token URL in it follows (C-114). */
export function judgeRediscovers(context: JudgeContext): Conclusion {
  const { laterInTenant, windowClosed, journal } = context
  const clientId = context.fact('clientId')
  const asked = laterInTenant.find(({ step }) => step === 'discovery')
  const named = tokenEndpointIn(journal.get(asked?.seq ?? 0)?.sent)
  const sent = laterInTenant.find(
    (record) => asked && record.seq > asked.seq && isFor(named, record) && record.facts.clientId === clientId,
  )
  if (asked && sent) return conclude('met', 'the new token URL was discovered and used', asked.seq, sent.seq)
  const says = asked ? 'no assertion for the new token URL followed' : 'discovery was not repeated'
  return windowClosed ? conclude('not met', says) : conclude('pending', `${says} so far`)
}

function isFor(url: unknown, { facts: { clientAssertion = '' } }: FactRecord): boolean {
  const read = decodeAssertion(clientAssertion)
  return url !== undefined && 'claims' in read && [read.claims.aud].flat().includes(url as string)
}

/** Returns the token endpoint of a document, or `undefined`: another fault may have made it unreadable. */
function tokenEndpointIn(sent: Reply | undefined): unknown {
  try {
    return (JSON.parse((sent && readReplyText(sent)) ?? '') as Record<string, unknown>).token_endpoint
  } catch {
    return undefined
  }
}
