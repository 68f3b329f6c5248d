import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblem, createProblemIf } from '../../../smart/requirements/requirement.ts'
import { fetchStandard, rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { readAccess, readWithOrigin } from '../../sources/login/read-access.ts'
import { sendWithToken } from '../../sources/login/read-patient.ts'
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
    credentials: {
      kind: 'active',
      level: 'SHOULD',
      source: 'derived',
      catalogueIds: ['S-031'],
      spec: fetchStandard('credentials', 'cors-protocol-and-credentials'),
      howToFix:
        'Send Access-Control-Allow-Credentials only for origins that are registered, and never with *.',
      prerequisites: ['browser-origin', 'access'],
      login: { recipe: 'standalone', phase: 'live', orBackend: true },
      async judge(tools) {
        const { token, path } = await tools.get(readAccess)
        const own = await tools.get(readWithOrigin)
        if (own.status !== 200) throw createUndecidedError(`A read with a token returned ${own.status}.`)
        const other = await sendWithToken(tools, path, token, { headers: { origin: UNKNOWN_ORIGIN } })
        const allows = ({ headers }: RecordedResult) =>
          headers.get('access-control-allow-credentials') === 'true'
        const getOrigin = ({ headers }: RecordedResult) => headers.get('access-control-allow-origin')
        return [
          ...createProblemIf(
            allows(own) && getOrigin(own) === '*',
            'The FHIR API allows credentials together with every origin.',
          ),
          ...createProblemIf(
            allows(other) && getOrigin(other) !== null,
            `The FHIR API allows credentials for ${getOrigin(other)}, which is not registered.`,
          ),
        ]
      },
    },
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
