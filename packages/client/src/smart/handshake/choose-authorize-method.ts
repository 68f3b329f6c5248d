import type { AuthorizeMethod } from '../../model/server-entry.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { PreparedPlan } from '../run/plan.ts'
import { appLaunch, scopesAndContext } from '../spec.ts'

/** Length above which some servers and proxies refuse a URL. */
const LONG_URL = 8_000

/**
 * Returns POST if the settings ask for it or the URL is long, but only if the server accepts it (C-015,
 * C-017).
 */
export function chooseAuthorizeMethod(
  { authorizeMethod, metadata }: PreparedPlan,
  url: string,
): { method: AuthorizeMethod; verdict: Verdict } {
  const takesPost = metadata.capabilities?.includes('authorize-post') === true
  const isLong = url.length > LONG_URL
  if (takesPost && (isLong || authorizeMethod === 'POST')) {
    const why = isLong ? `, since its URL would have ${url.length} characters` : ''
    return {
      method: 'POST',
      verdict: {
        level: 'ok',
        message: `The browser can post the request to the authorization server now${why}.`,
        spec: appLaunch('step 4', 'obtain-authorization-code'),
      },
    }
  }
  if (isLong) {
    return {
      method: 'GET',
      verdict: {
        level: 'warning',
        message: `The URL has ${url.length} characters; some servers reject more than ${LONG_URL}.`,
        whatToTry: 'Request fewer scopes, or have the server support and advertise POST (authorize-post).',
        spec: scopesAndContext('scope size over the wire', 'scope-size-over-the-wire'),
      },
    }
  }
  if (authorizeMethod === 'POST') {
    return {
      method: 'GET',
      verdict: {
        level: 'info',
        message: 'The server does not advertise authorize-post, so the browser uses GET.',
        whatToTry: 'List authorize-post in capabilities if the authorization endpoint accepts a form.',
        spec: appLaunch('step 4', 'obtain-authorization-code'),
      },
    }
  }
  return {
    method: 'GET',
    verdict: {
      level: 'ok',
      message: 'The browser can go to the authorization server now.',
      spec: appLaunch('step 4', 'obtain-authorization-code'),
    },
  }
}
