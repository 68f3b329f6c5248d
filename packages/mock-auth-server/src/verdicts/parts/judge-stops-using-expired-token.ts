import { readReplyText } from '../../core/http/reply.ts'
import { isFhirStep } from '../../core/journal/steps.ts'
import type { JudgeContext } from '../judge-context.ts'
import { type Conclusion, conclude } from '../verdict.ts'

/** Requests that were on their way when the token expired do not count. */
const GRACE_MS = 1000

/**
 * Judges that the token of the struck response is not used after the `expires_in` that was sent with it
 * (C-145).
 */
export function judgeStopsUsingExpiredToken(context: JudgeContext): Conclusion {
  const struck = context.struckEntry()
  const token = context.fact('issuedAccessToken')
  if (!struck?.sent || token === undefined) {
    return conclude('inconclusive', 'the struck token response is no longer in the journal')
  }
  const until = (struck.endedAt ?? struck.startedAt) + expiresInMs(readReplyText(struck.sent)) + GRACE_MS
  const uses = context.journal.past.findByValue('accessToken', token).filter(({ step }) => isFhirStep(step))
  const late = uses.find(({ at }) => at > until)
  if (late) {
    const says = `the token was used ${late.at - until + GRACE_MS} ms after it expired`
    return conclude('not met', says, context.strike.seq, late.seq)
  }
  return context.windowClosed
    ? conclude('met', 'the token was not used after its expiry')
    : conclude('pending', 'the token was not used after its expiry so far')
}

function expiresInMs(text: string | undefined): number {
  try {
    return Number((JSON.parse(text ?? '') as { expires_in?: number }).expires_in ?? 0) * 1000
  } catch {
    return 0
  }
}
