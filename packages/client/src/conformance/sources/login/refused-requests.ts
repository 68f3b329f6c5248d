import type { CaseTools, Source } from '../../declare/case-tools.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import type { LoginParameters } from '../../declare/recipes.ts'
import { listUserRoles, type Target, type UserRole } from '../../declare/target.ts'
import { type AuthorizationEnd, openAuthorization, openSignIn } from '../authorization-requests.ts'
import { describeEnd } from '../describe-page.ts'
import { readAuthorizationEndpoint } from '../smart-configuration.ts'
import { buildLoginParameters } from './build-login-parameters.ts'
import { listLimitedScopes } from './login-scopes.ts'
import { LOGIN_REPORTER } from './read-redirect.ts'

/** An authorization request that must be refused: it differs from the correct one in one thing. */
export interface RefusedRequest {
  readonly what: string
  readonly change: (parameters: URLSearchParams, tools: CaseTools) => void | Promise<void>
  /** Returns the client that makes it; the first one by default. */
  readonly findRole?: (target: Target) => UserRole | undefined
}

/** The end of a request that must be refused. */
export type RefusalEnd =
  | { readonly kind: 'code'; readonly code: string; readonly url: URL }
  | { readonly kind: 'error'; readonly error: string | null; readonly url: URL }
  | { readonly kind: 'error-page' }
  | { readonly kind: 'other-page'; readonly seen: string }
  /** The server signs the user in first, and no further login was to be spent. */
  | { readonly kind: 'sign-in' }

/** A request that must be refused, and its end. */
export interface RefusedResult {
  readonly request: LoginParameters
  readonly end: RefusalEnd
  readonly hasLoggedIn: boolean
}

/**
 * Opens an authorization request that must be refused. Where the server shows its sign-in page before it looks at the
 * request, a login decides, once the planned logins are done. @throws Postponed, and Unjudged when the server fails
 */
export async function openRefused(
  tools: CaseTools,
  { what, change, findRole }: RefusedRequest,
  mayLogIn = true,
): Promise<RefusedResult> {
  const role = findRole?.(tools.target) ?? listUserRoles(tools.target)[0] ?? 'public'
  const correct = await buildLoginParameters(tools, role, { scope: await listLimitedScopes(tools) })
  const url = new URL(correct.url)
  await change(url.searchParams, tools)
  const redirectUri = url.searchParams.get('redirect_uri') ?? correct.redirectUri
  const request = { ...correct, url: url.href, redirectUri }
  const first = await openAuthorization(tools, url, redirectUri)
  const end = await toEnd(tools, first, what)
  if (end.kind !== 'sign-in' || !mayLogIn) return { request, end, hasLoggedIn: false }
  tools.logins.requestExtra()
  const login = await tools.authorize(request, { recipe: 'refused', decision: 'approve', isExtra: true })
  const hasLoggedIn = true
  const isStuck =
    login.kind === 'page' && login.title !== '' && first.last.text.includes(`${login.title}</title>`)
  if (isStuck)
    throw createBlockedError(LOGIN_REPORTER, `The login driver stopped at the sign-in page: ${login.reason}.`)
  if (login.kind === 'redirect') return { request, end: toRedirectEnd(new URL(login.url)), hasLoggedIn }
  return {
    ...{ request, hasLoggedIn },
    end:
      login.status >= 400
        ? { kind: 'error-page' }
        : { kind: 'other-page', seen: `${login.status} "${login.title}"` },
  }
}

async function toEnd({ get }: CaseTools, first: AuthorizationEnd, what: string): Promise<RefusalEnd> {
  const { last, callback } = first
  if (callback) return toRedirectEnd(callback)
  if (last.status >= 500)
    throw createUndecidedError(`The authorization endpoint returned ${last.status} to a request ${what}.`)
  const correct = await get(openSignIn)
  if (last.status >= 400) {
    // Where the correct request ends like that, a browser is needed to tell the two apart.
    if (!correct.callback && correct.last.status >= 400)
      throw createUndecidedError(`The correct request ends with ${correct.last.status} as well.`)
    return { kind: 'error-page' }
  }
  const seen = describeEnd(first)
  const usual = describeEnd(correct)
  const isSignIn = seen === usual || /<input\b[^>]*\btype\s*=\s*["']?password/i.test(last.text)
  return isSignIn ? { kind: 'sign-in' } : { kind: 'other-page', seen }
}

function toRedirectEnd(url: URL): RefusalEnd {
  const inFragment = new URLSearchParams(url.hash.slice(1))
  const find = (name: string) => url.searchParams.get(name) ?? inFragment.get(name)
  const code = find('code') ?? find('access_token') ?? find('id_token')
  return code === null ? { kind: 'error', error: find('error'), url } : { kind: 'code', code, url }
}

/** Requests a code without a PKCE challenge. */
export const openWithoutChallenge = ((tools) =>
  openRefused(tools, {
    what: 'without code_challenge',
    change: (parameters) => {
      parameters.delete('code_challenge')
      parameters.delete('code_challenge_method')
    },
  })) satisfies Source<RefusedResult>

/** Sends a form without any parameter to the authorization endpoint. */
export const sendEmptyForm = (async ({ get, send }) =>
  send(await get(readAuthorizationEndpoint), { body: new URLSearchParams() })) satisfies Source<unknown>
