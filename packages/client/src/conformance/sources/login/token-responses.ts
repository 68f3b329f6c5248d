import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { Unjudged } from '../../declare/outcome.ts'
import { hasBackend, listUserRoles } from '../../declare/target.ts'
import { fetchBackendToken } from '../backend-requests.ts'
import { readAllTokens, readTokenObject } from './read-tokens.ts'
import { listRefreshes } from './refreshes.ts'

/** A response of the token endpoint that has a token. */
export interface IssuedResponse {
  /** The login that it is of, or what else. */
  readonly what: string
  readonly result: RecordedResult
  readonly json: Readonly<Record<string, unknown>>
}

/**
 * Reads the responses with tokens: of all logins so far, of their refreshes, and of the backend service. @throws Unjudged
 * without any
 */
export async function readTokenResponses(tools: CaseTools): Promise<IssuedResponse[]> {
  const { target } = tools
  const responses: IssuedResponse[] = []
  const add = (what: string, result: RecordedResult) => {
    const json = readTokenObject(result)
    if (typeof json?.access_token === 'string') responses.push({ what, result, json })
  }
  let obstacle: unknown
  if (listUserRoles(target).length > 0)
    try {
      for (const { login, result } of await readAllTokens(tools)) add(`the login "${login.recipe}"`, result)
      for (const { result } of await listRefreshes(tools)) add('a refresh', result)
    } catch (thrown) {
      if (!(thrown instanceof Unjudged)) throw thrown
      obstacle = thrown
    }
  if (hasBackend(target))
    try {
      add('the backend service', await tools.get(fetchBackendToken))
    } catch (thrown) {
      if (!(thrown instanceof Unjudged)) throw thrown
      obstacle ??= thrown
    }
  if (responses.length === 0) throw obstacle ?? new Unjudged('There is no token response.', 'prerequisite')
  return responses
}
