import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError } from '../../declare/outcome.ts'
import { buildAuthorizationUrl, openAuthorization } from '../../sources/authorization-requests.ts'

const ERRORS = [
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'invalid_target',
]
const TEXT = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/

export const authorizeErrorResponse = defineCheck({
  name: 'authorize-error-response',
  title: 'Error responses have the form of RFC 6749',
  group: 'authorize',
  catalogueIds: ['S-058'],
  level: 'SHALL',
  spec: rfc(6749, '4.1.2.1'),
  howToFix: 'Redirect an error with error and the unchanged state in the query, and nothing in the fragment.',
  prerequisites: ['client'],
  kind: 'negative',
  differs: 'response_type=x',
  async judge(tools) {
    const url = await buildAuthorizationUrl(tools)
    url.searchParams.set('response_type', 'x')
    const { callback } = await openAuthorization(tools, url)
    if (!callback)
      throw createNotApplicableError('The server shows an error page instead of redirecting the error.')
    if (callback.searchParams.has('code'))
      throw createBlockedError(
        'authorize-required-parameters/response-type',
        'The request that should be refused got a code.',
      )
    const one = (name: string) => callback.searchParams.getAll(name)
    const [error] = one('error')
    const [state] = one('state')
    return [
      ...createProblemIf(
        one('error').length !== 1 || !ERRORS.includes(error ?? ''),
        `error is ${JSON.stringify(error ?? null)}, which is no registered code.`,
      ),
      ...createProblemIf(
        one('state').length !== 1 || state !== url.searchParams.get('state'),
        'The error redirect does not return state as it was sent.',
      ),
      ...createProblemIf(
        one('error_description').some((text) => !TEXT.test(text)),
        'error_description has characters that are not allowed.',
      ),
      ...createProblemIf(callback.hash !== '', 'The error redirect has a fragment.'),
    ]
  },
})
