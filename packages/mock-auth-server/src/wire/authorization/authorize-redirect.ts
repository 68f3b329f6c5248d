import type { HeaderPair } from '../../core/http/incoming-request.ts'
import { createHtmlReply, type Reply } from '../../core/http/reply.ts'
import type { AuthorizeRedirect } from '../../core/journal/points.ts'
import type { OAuthError } from '../../core/oauth/oauth-error.ts'
import { withQuery } from '../shared/with-query.ts'

/**
 * Builds the authorization response of success or failure, before faults: query, 302 or 303 (S-057, S-058,
 * S-062, S-063).
 */
export function buildAuthorizeRedirect(
  issuer: string,
  to: { redirectUri: string; state: string | undefined },
  method: string,
  outcome: { code: string } | { error: OAuthError },
): AuthorizeRedirect {
  const params: [string, string][] =
    'code' in outcome
      ? [['code', outcome.code]]
      : [
          ['error', outcome.error.code],
          ['error_description', outcome.error.description],
        ]
  if (to.state) params.push(['state', to.state])
  params.push(['iss', issuer])
  const { cause } = 'error' in outcome ? outcome.error : {}
  return {
    target: to.redirectUri,
    responseMode: 'query',
    status: method === 'POST' ? 303 : 302,
    params,
    ...(cause === undefined ? {} : { cause }),
  }
}

/**
 * Creates the reply of an authorization response unchanged, including duplicates, order and response mode.
 */
export function createRedirectReply(redirect: AuthorizeRedirect): Reply {
  if (redirect.responseMode === 'form_post') return formPost(redirect)
  const location =
    redirect.responseMode === 'query'
      ? withQuery(redirect.target, redirect.params)
      : `${redirect.target}#${withQuery('', redirect.params).slice(1)}`
  return { status: redirect.status, headers: [['Location', location], ...PRIVATE], body: '' }
}

const PRIVATE: readonly HeaderPair[] = [
  ['Cache-Control', 'no-store'],
  ['Referrer-Policy', 'no-referrer'],
]

function formPost({ target, params }: AuthorizeRedirect): Reply {
  const fields = params
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('')
  return createHtmlReply(
    200,
    `<!doctype html><title>Continue</title><form method="post" action="${escaped(target)}">${fields}<button>Continue</button></form><script>document.forms[0].submit()</script>`,
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
