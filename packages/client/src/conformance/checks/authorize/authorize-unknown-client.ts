import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { createProblem, createProblemIf, createWarning } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { findUserClient } from '../../declare/target.ts'
import { buildAuthorizationUrl, openAuthorization, readSignIn } from '../../sources/authorization-requests.ts'

/** A redirect URI at a host that does not exist. */
const REDIRECT_URI = 'https://conformance.example/callback'

export const authorizeUnknownClient = defineCheck({
  name: 'authorize-unknown-client',
  title: 'An unknown client is never redirected',
  group: 'authorize',
  catalogueIds: ['S-044'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '4.1.2.1'),
  howToFix:
    'Show an error page when the client is not registered; never redirect to a URI that nobody registered.',
  kind: 'negative',
  differs: 'client_id=smart-client-conformance-nobody, redirect_uri=https://conformance.example/callback',
  async judge(tools) {
    const url = await buildAuthorizationUrl(tools, buildUnissuedValue('nobody'))
    url.searchParams.set('redirect_uri', REDIRECT_URI)
    const { last, callback } = await openAuthorization(tools, url, REDIRECT_URI)
    if (callback) return [createProblem(`The server redirects to ${REDIRECT_URI}, which nobody registered.`)]
    if (last.status >= 500) throw createUndecidedError(`The authorization endpoint returned ${last.status}.`)
    if (last.status >= 400) {
      // Where a known client gets no page either, the refusal shows nothing.
      if (findUserClient(tools.target)) await tools.get(readSignIn)
      return []
    }
    return createProblemIf(
      last.status >= 300,
      `The server redirects an unknown client to ${last.headers.get('location')}.`,
    ).concat(
      last.status < 300
        ? [createWarning(`An unknown client gets a page with status ${last.status}, not 400.`)]
        : [],
    )
  },
})
