import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools, CodeAttempt, Login, Source } from '../../declare/case-tools.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import { hasToken, openCode } from './redeem-code.ts'

/**
 * Returns the response to an attempt on the code of a login. One whose code had been used up gets a code of its own.
 * @throws Unjudged when the correct request was refused too, so that the refusal shows nothing
 */
export async function readAttempt(
  tools: CaseTools,
  login: Login,
  attempt: CodeAttempt,
): Promise<RecordedResult> {
  // Whatever the redemption ends with, what was accepted before counts.
  const [redemption] = await Promise.allSettled([tools.get(login.redemption)])
  const accepted = login.accepted.get(attempt)
  if (accepted) {
    tools.show(accepted)
    return accepted
  }
  if (redemption.status === 'rejected') throw redemption.reason
  const { attempts, result: correct } = redemption.value
  const made = attempts.get(attempt)
  if (!hasToken(correct)) {
    const isClientRefused = parseObject(correct.text)?.error === 'invalid_client'
    throw createBlockedError(
      isClientRefused ? `client-types/${login.role}` : 'token-response',
      `The correct request was refused too (${correct.status}), so the refusal shows nothing.`,
    )
  }
  if (made?.kind === 'used-up' && attempt.isOnce)
    throw createUndecidedError('The code had been used up, and this attempt is not made twice in a run.')
  const refused = made?.result ?? (await tools.get(login.findRetry(attempt)))
  tools.show(correct, refused)
  return refused
}

/** Creates the sources of attempts that get a code of their own, one for each attempt, since several cases can judge it. */
export function createRetries(getLogin: () => Login): Login['findRetry'] {
  const sources = new Map<CodeAttempt, Source<RecordedResult>>()
  return (attempt) => {
    const source: Source<RecordedResult> =
      sources.get(attempt) ??
      (async (tools) => attempt.send(tools, await openCode(tools, tools.logins.repeat(getLogin(), false))))
    sources.set(attempt, source)
    return source
  }
}
