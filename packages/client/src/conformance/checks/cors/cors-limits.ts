import { createProblem } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { readAuthorizationEndpoint } from '../../sources/smart-configuration.ts'
import { UNKNOWN_ORIGIN } from './judge-origin.ts'

export const corsLimits = defineCheck({
  name: 'cors-limits',
  title: 'CORS is not wider than necessary',
  group: 'cors',
  catalogueIds: ['S-033'],
  level: 'SHALL NOT',
  source: 'bcp',
  spec: rfc(9700, '2.6'),
  howToFix:
    'Send no CORS headers with the authorization endpoint: browsers navigate there, scripts do not read it.',
  cases: {
    authorize: {
      kind: 'active',
      async judge({ get, send }) {
        const { headers } = await send(await get(readAuthorizationEndpoint), {
          headers: { origin: UNKNOWN_ORIGIN },
        })
        const allowed = headers.get('access-control-allow-origin')
        return allowed === null
          ? []
          : [createProblem(`The authorization endpoint sends Access-Control-Allow-Origin: ${allowed}.`)]
      },
    },
  },
})
