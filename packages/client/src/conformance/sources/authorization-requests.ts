import { buildAuthorizeRequest } from '../../smart/authorize/build-authorize-request.ts'
import { createCookieJar } from '../../smart/http/cookie-jar.ts'
import type { RecordedResult } from '../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../declare/case-tools.ts'
import { createUndecidedError } from '../declare/outcome.ts'
import { findUserClient } from '../declare/target.ts'
import { readAuthorizationEndpoint } from './smart-configuration.ts'

/** Redirects within the server that lead to its first page. */
const MOST_REDIRECTS = 5

/** The end of an authorization request: a page of the server, or a redirect to the app. */
export interface AuthorizationEnd {
  readonly last: RecordedResult
  /** The redirect to the app, if there was one. */
  readonly callback: URL | undefined
}

/** Builds a correct authorization request of the client of users. */
export async function buildAuthorizationUrl({ get, target }: CaseTools, clientId?: string): Promise<URL> {
  const { url } = await buildAuthorizeRequest({
    authorizationEndpoint: await get(readAuthorizationEndpoint),
    clientId: clientId ?? findUserClient(target)?.clientId ?? buildUnissuedValue('nobody'),
    redirectUri: target.redirectUri,
    scope: 'launch/patient patient/Patient.rs',
    aud: target.fhirBase,
  })
  return new URL(url)
}

/**
 * Opens an authorization request and follows the redirects within the server, with their cookies; the app is not
 * opened.
 */
export async function openAuthorization(
  { send, target }: CaseTools,
  url: URL,
  redirectUri = target.redirectUri,
  form?: URLSearchParams,
): Promise<AuthorizationEnd> {
  const jar = createCookieJar()
  for (let current = url, hop = 0; ; hop++) {
    const body = hop === 0 ? form : undefined
    const headers = { accept: 'text/html', ...jar.buildHeader(current) }
    const last = await send(current.href, { headers, ...(body && { body }) })
    jar.store(current, last.headers)
    const location = last.headers.get('location')
    const next = location !== null && URL.canParse(location, current) ? new URL(location, current) : undefined
    if (last.status < 300 || last.status > 399 || !next) return { last, callback: undefined }
    const isApp = next.href.split(/[?#]/)[0] === redirectUri.split(/[?#]/)[0]
    if (isApp || next.origin !== current.origin || hop === MOST_REDIRECTS)
      return { last, callback: isApp ? next : undefined }
    current = next
  }
}

/** Opens a correct authorization request. */
export const openSignIn = (async (tools) =>
  openAuthorization(tools, await buildAuthorizationUrl(tools))) satisfies Source<AuthorizationEnd>

/** Reads the end of a correct authorization request: a page, or the redirect to the app. @throws Unjudged for another one */
export const readSignIn = (async ({ get }) => {
  const end = await get(openSignIn)
  const { status, headers } = end.last
  const isPage = status === 200 && /html/i.test(headers.get('content-type') ?? '')
  if (end.callback || isPage) return end
  throw createUndecidedError(`A correct authorization request ends with ${status}, without a page.`)
}) satisfies Source<AuthorizationEnd>

/** Sends a correct authorization request as a form. */
export const openSignInByPost = (async (tools) => {
  const { searchParams } = await buildAuthorizationUrl(tools)
  const endpoint = new URL(await tools.get(readAuthorizationEndpoint))
  const form = new URLSearchParams([...searchParams].filter(([name]) => !endpoint.searchParams.has(name)))
  return openAuthorization(tools, endpoint, tools.target.redirectUri, form)
}) satisfies Source<AuthorizationEnd>
