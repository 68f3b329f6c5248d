import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import { buildClientRequest, buildRequestAs } from '../../sources/build-client-request.ts'
import { findOtherRole } from '../../sources/login/code-attempts.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { requirePatient } from '../../sources/login/require-readable.ts'
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
    'other-client': {
      kind: 'negative',
      spec: rfc(7009, '2.1'),
      howToFix: 'Revoke only tokens of the client that asks for it.',
      prerequisites: ['second-client'],
      differs: 'an access token of one client, sent by another',
      // A server that fails here revokes what other cases need.
      login: { recipe: 'standalone', phase: 'refresh' },
      async judge(tools) {
        const tokens = await readTokens(tools, 'standalone')
        const path = `Patient/${findPatientId(tokens)}`
        requirePatient(await sendWithToken(tools, path, tokens.accessToken), 'The token')
        const parameters = { token: tokens.accessToken, token_type_hint: 'access_token' }
        const other = findOtherRole(tools, tokens.login.role)
        const { status } = await tools.send(
          await tools.get(readRevocationEndpoint),
          await buildRequestAs(tools, other, parameters),
        )
        if (![200, 400, 401, 403].includes(status))
          throw createUndecidedError(`The revocation endpoint returned ${status}.`)
        const after = await sendWithToken(tools, path, tokens.accessToken)
        if (after.status >= 500) throw createUndecidedError(`The FHIR API returned ${after.status}.`)
        return createProblemIf(
          after.status === 401,
          'Another client can revoke the token: it no longer works.',
        )
      },
    },
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
