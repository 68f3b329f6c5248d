import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { buildAuthorizationUrl, openAuthorization, readSignIn } from '../../sources/authorization-requests.ts'
import { describeEnd } from '../../sources/describe-page.ts'
import { createRefusedRequest } from './create-refused-request.ts'

const UNKNOWN = { 'x-unknown': '1', display: 'page', ui_locales: 'en', login_hint: '' }

export const authorizeParameters = defineCheck({
  name: 'authorize-parameters',
  title: 'Repeated parameters are refused, unknown ones ignored',
  group: 'authorize',
  catalogueIds: ['S-051', 'S-066'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '3.1'),
  howToFix:
    'Refuse a request that has a parameter twice with invalid_request, and ignore parameters that the server does not know.',
  prerequisites: ['client'],
  cases: {
    repeated: createRefusedRequest(
      {
        requests: ['scope', 'aud', 'redirect_uri'].map((name) => ({
          what: `with ${name} twice`,
          change: (parameters: URLSearchParams) => parameters.append(name, parameters.get(name) ?? ''),
        })),
        errors: ['invalid_request'],
      },
      { catalogueIds: ['S-051'] },
    ),
    unknown: {
      kind: 'active',
      async judge(tools) {
        const usual = describeEnd(await tools.get(readSignIn))
        const url = await buildAuthorizationUrl(tools)
        for (const [name, value] of Object.entries(UNKNOWN)) url.searchParams.set(name, value)
        const seen = describeEnd(await openAuthorization(tools, url))
        return createProblemIf(
          seen !== usual,
          `With parameters that it does not know the server shows: ${seen}. Usually: ${usual}.`,
        )
      },
    },
  },
})
