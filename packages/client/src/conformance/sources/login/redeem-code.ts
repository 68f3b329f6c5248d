import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type {
  AttemptResult,
  CaseTools,
  CodeAttempt,
  FreshCode,
  Login,
  Redemption,
} from '../../declare/case-tools.ts'
import { buildRequestAs } from '../build-client-request.ts'
import { readTokenEndpoint } from '../smart-configuration.ts'
import { readCode } from './read-redirect.ts'

/** Returns the parameters of the correct request for a code. */
export const buildCodeParameters = ({ request, code }: FreshCode): Record<string, string> => ({
  ...{ grant_type: 'authorization_code', code, redirect_uri: request.redirectUri },
  code_verifier: request.codeVerifier,
})

/** Returns `true` when a token was issued. */
export const hasToken = ({ status, text }: RecordedResult): boolean =>
  status >= 200 && status <= 299 && typeof parseObject(text)?.access_token === 'string'

/** Logs in and returns the code. @throws Unjudged without one */
export const openCode = async (tools: CaseTools, login: Login): Promise<FreshCode> => ({
  login,
  request: await tools.get(login.request),
  code: await readCode(tools, login),
})

/**
 * Redeems the code of a login, after attempts that must be refused. When the correct request succeeds, each refusal was due
 * to its own mistake. A server that uses a code up at the first failure refuses it: then the first attempt counts once a
 * further login has succeeded, and each of the others waits for a login of its own, as do those of later logins. An attempt
 * that gets a token uses the code up as well, and the rest continues with the code of a further login.
 */
export async function redeemCode(tools: CaseTools, login: Login): Promise<Redemption> {
  const attempts = new Map<CodeAttempt, AttemptResult>()
  let fresh = await openCode(tools, login)
  let untried: readonly CodeAttempt[] = tools.logins.mayTryCode() ? login.attempts : []
  for (;;) {
    const tried = await tryAll(tools, fresh, untried, login)
    for (const [attempt, result] of tried.results) attempts.set(attempt, result)
    if (!tried.isCodeGone) {
      const at = tools.now()
      const result = await redeemCorrectly(tools, fresh)
      const isUsedUp = untried.length > 0 && parseObject(result.text)?.error === 'invalid_grant'
      if (untried.length > 0) tools.logins.recordTrial(!isUsedUp)
      if (!isUsedUp) return { ...fresh, result, at, attempts }
      for (const attempt of untried.slice(1))
        if (!isDecided(attempt, attempts.get(attempt))) attempts.set(attempt, { kind: 'used-up' })
    }
    untried = tried.isCodeGone ? untried.slice(tried.count) : []
    fresh = await openCode(tools, tools.logins.repeat(login, true))
  }
}

/** Sends the correct request for a code. */
export async function redeemCorrectly(tools: CaseTools, fresh: FreshCode): Promise<RecordedResult> {
  const request = await buildRequestAs(tools, fresh.login.role, buildCodeParameters(fresh))
  const { origin } = tools.target
  // As a page of a browser sends it, where the client is one.
  const headers = fresh.login.role === 'public' ? { ...request.headers, origin } : request.headers
  return tools.send(await tools.get(readTokenEndpoint), { ...request, ...(headers && { headers }) })
}

/** Makes attempts one after the other, up to the first that gets a token. */
async function tryAll(
  tools: CaseTools,
  fresh: FreshCode,
  attempts: readonly CodeAttempt[],
  { accepted }: Login,
) {
  const results = new Map<CodeAttempt, AttemptResult>()
  for (const attempt of attempts) {
    const result = await attempt.send(tools, fresh)
    if (hasToken(result)) {
      accepted.set(attempt, result)
      return { results, isCodeGone: true, count: results.size + 1 }
    }
    results.set(attempt, { kind: 'refused', result })
  }
  return { results, isCodeGone: false, count: results.size }
}

/** Returns `true` when a refusal of a code that was used up before shows what it should nonetheless. */
const isDecided = ({ ownError }: CodeAttempt, made: AttemptResult | undefined): boolean =>
  ownError !== undefined && parseObject(made?.result?.text ?? '')?.error === ownError
