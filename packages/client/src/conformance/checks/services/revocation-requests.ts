import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { buildClientRequest } from '../../sources/build-client-request.ts'
import { readRevocationEndpoint } from '../../sources/smart-configuration.ts'

export const revocationRequests = defineCheck({
  name: 'revocation-requests',
  title: 'Revocation responds as RFC 7009 requires',
  group: 'revocation',
  catalogueIds: ['S-137'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(7009, '2.2'),
  howToFix: 'Return 200 for a token that is not known: it is not valid, which is what the client wants.',
  prerequisites: ['revoke', 'client', 'revocation-endpoint'],
  cases: {
    unknown: {
      kind: 'active',
      async judge(tools) {
        const request = await buildClientRequest(tools, { token: buildUnissuedValue('no-such-token') })
        const { status } = await tools.send(await tools.get(readRevocationEndpoint), request)
        if (status >= 500) throw createUndecidedError(`The revocation endpoint returned ${status}.`)
        return createProblemIf(
          status !== 200,
          `The revocation of an unknown token returned ${status}, not 200.`,
        )
      },
    },
  },
})
