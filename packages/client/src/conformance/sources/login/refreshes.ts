import type { RecordedResult } from '../../../smart/http/recorder.ts'
import type { CaseTools, FormRequest, Source } from '../../declare/case-tools.ts'
import { createBlockedError, createNotApplicableError } from '../../declare/outcome.ts'
import type { RecipeName } from '../../declare/recipes.ts'
import { buildRequestAs } from '../build-client-request.ts'
import { readTokenEndpoint } from '../smart-configuration.ts'
import { readTokenObject, readTokens } from './read-tokens.ts'

/** A refresh, with the refresh token that was sent. */
export interface RefreshResult {
  readonly result: RecordedResult
  readonly json: Readonly<Record<string, unknown>> | undefined
  readonly sent: string
}

type Parameters = Readonly<Record<string, string>>

/** Returns the refresh tokens of a login so far, the current one at last. @throws Unjudged when none was issued */
export async function readRefreshTokens(tools: CaseTools, recipe: RecipeName): Promise<string[]> {
  const { json, scope, login } = await readTokens(tools, recipe)
  const { refreshTokens } = login
  const { refresh_token: first } = json
  if (refreshTokens.length === 0 && typeof first === 'string' && first !== '') refreshTokens.push(first)
  if (refreshTokens.length > 0) return refreshTokens
  if (/\boffline_access\b/.test(scope))
    throw createBlockedError('token-refresh-token', `The login "${recipe}" got no refresh token.`)
  throw createNotApplicableError('The server grants no offline_access, and so no refresh token.')
}

/** Sends the current refresh token of a login in a request of any kind; what replaces it becomes the current one. */
export async function refreshBy(
  tools: CaseTools,
  recipe: RecipeName,
  build: (parameters: Parameters) => FormRequest | Promise<FormRequest>,
): Promise<RefreshResult> {
  const tokens = await readRefreshTokens(tools, recipe)
  const sent = tokens.at(-1) ?? ''
  const request = await build({ grant_type: 'refresh_token', refresh_token: sent })
  const result = await tools.send(await tools.get(readTokenEndpoint), request)
  const json = readTokenObject(result)
  const next = json?.refresh_token
  if (typeof next === 'string' && next !== '' && next !== sent) tokens.push(next)
  return { result, json, sent }
}

/** Refreshes as the client of the login does. */
export async function refresh(
  tools: CaseTools,
  recipe: RecipeName,
  more: Parameters = {},
): Promise<RefreshResult> {
  const { login } = await readTokens(tools, recipe)
  return refreshBy(tools, recipe, (parameters) =>
    buildRequestAs(tools, login.role, { ...parameters, ...more }),
  )
}

/** Returns the token response of a refresh. @throws Unjudged when it was refused */
export function requireRefreshed({ result, json }: RefreshResult): Readonly<Record<string, unknown>> {
  if (typeof json?.access_token === 'string') return json
  throw createBlockedError('refresh-response/members', `The refresh was refused with ${result.status}.`)
}

/** Returns a part of a scope: the patient in context alone. */
export const shortenScope = (scope: string): string =>
  scope
    .split(' ')
    .filter((each) => each.startsWith('launch/patient'))
    .concat(/\bpatient\/\S*\.read\b/.test(scope) ? 'patient/Patient.read' : 'patient/Patient.r')
    .join(' ')

/** Refreshes without a scope. */
export const refreshPlainly = ((tools) => refresh(tools, 'standalone')) satisfies Source<RefreshResult>

/** Refreshes with the scope of the login. */
export const refreshWithScope = (async (tools) => {
  const { scope } = await readTokens(tools, 'standalone')
  return refresh(tools, 'standalone', { scope })
}) satisfies Source<RefreshResult>

/** Refreshes with a part of the scope. */
export const refreshNarrowly = (async (tools) => {
  const { scope } = await readTokens(tools, 'standalone')
  return refresh(tools, 'standalone', { scope: shortenScope(scope) })
}) satisfies Source<RefreshResult>

/** Refreshes with scopes that were never granted. */
export const refreshWidely = ((tools) =>
  refresh(tools, 'standalone', { scope: 'user/*.cruds system/*.cruds' })) satisfies Source<RefreshResult>

const ALL: readonly Source<RefreshResult>[] = [
  refreshPlainly,
  refreshWithScope,
  refreshNarrowly,
  refreshWidely,
]

/** Lists the refreshes of the standalone login that got a token; none when it got no refresh token. */
export async function listRefreshes(tools: CaseTools): Promise<RefreshResult[]> {
  const made: RefreshResult[] = []
  for (const source of ALL) {
    const each = await tools.get<RefreshResult>(source).catch(() => undefined)
    if (typeof each?.json?.access_token === 'string') made.push(each)
  }
  return made
}
