import { parseObject } from '../../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { createProblemIf } from '../../../smart/requirements/requirement.ts'
import { introspection, rfc } from '../../../smart/spec.ts'
import type { Source } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createNotApplicableError } from '../../declare/outcome.ts'
import {
  introspectAs,
  introspectOpenly,
  introspectWithUnknownBearer,
  requireProtected,
} from '../../sources/introspection.ts'
import { readAccess } from '../../sources/login/read-access.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { judgeStatus } from '../fhir/judge-status.ts'

/** Introspects a token with itself as bearer token. */
const introspectByBearer = (async (tools) => {
  const { token } = await tools.get(readAccess)
  return introspectAs(tools, token, token)
}) satisfies Source<RecordedResult>

export const introspectionAuthorization = defineCheck({
  name: 'introspection-authorization',
  title: 'Protected introspection accepts the right callers only',
  group: 'introspection',
  catalogueIds: ['S-135', 'S-136'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(7662, '2.3'),
  howToFix: 'Refuse introspection with a bearer token that is not valid with 401.',
  prerequisites: ['introspection'],
  cases: {
    bearer: {
      kind: 'active',
      source: 'smart',
      since: '2.2',
      catalogueIds: ['S-135'],
      spec: introspection('authorization', 'authorization-to-perform-token-introspection'),
      howToFix: 'Accept an active access token as authorization for introspection.',
      prerequisites: ['access'],
      login: { recipe: 'standalone', phase: 'live', orBackend: true },
      async judge(tools) {
        await tools.get(requireProtected)
        const { status } = await tools.get(introspectByBearer)
        return createProblemIf(
          status !== 200,
          `Introspection with an active token as bearer returned ${status}.`,
        )
      },
    },
    'other-client': {
      kind: 'active',
      source: 'smart',
      since: '2.2',
      catalogueIds: ['S-135'],
      spec: introspection('authorization', 'authorization-to-perform-token-introspection'),
      howToFix: 'Let a caller introspect the tokens of other clients, as resource servers must.',
      prerequisites: ['client', 'second-client'],
      login: { recipe: 'standalone', phase: 'live', also: ['limited'] },
      async judge(tools) {
        await tools.get(requireProtected)
        const { accessToken, login } = await readTokens(tools, 'standalone')
        const other = await readTokens(tools, 'limited')
        if (other.login.role === login.role)
          throw createNotApplicableError('The two logins are of the same client.')
        if ((await tools.get(introspectByBearer)).status !== 200)
          throw createBlockedError('introspection-authorization/bearer', 'No bearer token is accepted.')
        const { status, text } = await introspectAs(tools, accessToken, other.accessToken)
        const { active } = parseObject(text) ?? {}
        return createProblemIf(
          status !== 200 || active !== true,
          `Introspection of a token of another client returned ${status} with active: ${JSON.stringify(active) ?? 'absent'}.`,
        )
      },
    },
    refused: {
      kind: 'negative',
      catalogueIds: ['S-136'],
      differs: 'Authorization: Bearer smart-client-conformance-no-such-token',
      async judge({ get }) {
        const open = await get(introspectOpenly)
        const bearer = await get(introspectWithUnknownBearer)
        if (open.status === 200) throw createNotApplicableError('Introspection is open to everyone here.')
        return [
          ...judgeStatus(open, [401], 'Introspection without credentials'),
          ...judgeStatus(bearer, [401], 'Introspection with an unknown bearer token'),
        ]
      },
    },
  },
})
