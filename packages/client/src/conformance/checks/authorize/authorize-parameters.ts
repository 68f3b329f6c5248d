import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { buildAuthorizationUrl, openAuthorization, openSignIn } from '../../sources/authorization-requests.ts'
import { describeEnd } from '../../sources/describe-page.ts'

const UNKNOWN = { 'x-unknown': '1', display: 'page', ui_locales: 'en', login_hint: '' }

export const authorizeParameters = defineCheck({
  name: 'authorize-parameters',
  title: 'Repeated parameters are refused, unknown ones ignored',
  group: 'authorize',
  catalogueIds: ['S-051', 'S-066'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(6749, '3.1'),
  howToFix: 'Ignore parameters of an authorization request that the server does not know.',
  prerequisites: ['client'],
  cases: {
    unknown: {
      kind: 'active',
      async judge(tools) {
        const usual = describeEnd(await tools.get(openSignIn))
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
