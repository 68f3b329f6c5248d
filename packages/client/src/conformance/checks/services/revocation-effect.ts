import { parseObject } from '../../../smart/http/parse-object.ts'
import {
  createProblem,
  createProblemIf,
  createWarning,
  type Problem,
} from '../../../smart/requirements/requirement.ts'
import { rfc } from '../../../smart/spec.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createBlockedError, createUndecidedError } from '../../declare/outcome.ts'
import type { RecipeName } from '../../declare/recipes.ts'
import { hasBackend } from '../../declare/target.ts'
import { createAssertionDraft } from '../../sources/assertion-requests.ts'
import { readGrantedType, requestBackendToken } from '../../sources/backend-requests.ts'
import { toForm } from '../../sources/basic-request.ts'
import { buildRequestAs } from '../../sources/build-client-request.ts'
import { introspect } from '../../sources/introspection.ts'
import { findPatientId, sendWithToken } from '../../sources/login/read-patient.ts'
import { readTokens } from '../../sources/login/read-tokens.ts'
import { readRefreshTokens, refresh } from '../../sources/login/refreshes.ts'
import { hasResource } from '../../sources/login/require-readable.ts'
import { ASSERTION_TYPE, signAssertion } from '../../sources/sign-assertion.ts'
import { readRevocationEndpoint, readSmartConfiguration } from '../../sources/smart-configuration.ts'

export const revocationEffect = defineCheck({
  name: 'revocation-effect',
  title: 'A revoked token no longer gives access',
  group: 'revocation',
  catalogueIds: ['S-119', 'S-137'],
  level: 'SHALL',
  source: 'oauth',
  spec: rfc(7009, '2.1'),
  howToFix: 'Refuse a revoked refresh token, and the access tokens that were issued with it.',
  prerequisites: ['revoke', 'revocation-endpoint'],
  cases: {
    'refresh-token': {
      kind: 'active',
      prerequisites: ['client'],
      login: { recipe: 'standalone', phase: 'end' },
      async judge(tools) {
        const tokens = await readTokens(tools, 'standalone')
        const path = `Patient/${findPatientId(tokens)}`
        // The access token may have expired while the run waited; its end shows nothing then.
        const hasWorked = hasResource(await sendWithToken(tools, path, tokens.accessToken), 'Patient')
        const token = (await readRefreshTokens(tools, 'standalone')).at(-1) ?? ''
        const { status } = await revoke(tools, 'standalone', { token, token_type_hint: 'refresh_token' })
        if (status >= 500) throw createUndecidedError(`The revocation endpoint returned ${status}.`)
        if (status !== 200)
          return [createProblem(`The revocation of a refresh token returned ${status}, not 200.`)]
        const { result, json } = await refresh(tools, 'standalone')
        const { error } = parseObject(result.text) ?? {}
        return [
          ...createProblemIf(
            Boolean(json) || error !== 'invalid_grant',
            `A refresh with the revoked token returned ${result.status} ${String(error ?? 'with a token')}.`,
          ),
          ...(hasWorked ? judgeRead(await sendWithToken(tools, path, tokens.accessToken)) : []),
          ...(await judgeIntrospection(tools, tokens.accessToken)),
        ]
      },
    },
    'access-token': {
      kind: 'active',
      level: 'SHOULD',
      prerequisites: ['access'],
      login: { recipe: 'limited', phase: 'end', unlessBackend: true },
      async judge(tools) {
        const {
          token,
          path,
          revoke: revokeIt,
        } = hasBackend(tools.target) ? await takeBackendToken(tools) : await takeUserToken(tools)
        const before = await sendWithToken(tools, path, token)
        if (before.status !== 200 || parseObject(before.text)?.resourceType === undefined)
          throw createBlockedError('token-patient/readable', 'The token does not work before either.')
        const { status, text } = await revokeIt({ token, token_type_hint: 'access_token' })
        if (parseObject(text)?.error === 'unsupported_token_type')
          return [{ message: 'The server revokes no access tokens, as RFC 7009 allows.', atMost: 'info' }]
        if (status !== 200)
          return [createProblem(`The revocation of an access token returned ${status}, not 200.`)]
        return judgeRead(await sendWithToken(tools, path, token))
      },
    },
  },
})

type Parameters = Readonly<Record<string, string>>

/** Requests a token of the backend service, so that its revocation ends no login. */
async function takeBackendToken(tools: CaseTools) {
  const { type } = await tools.get(readGrantedType)
  const { text } = await requestBackendToken(tools, tools.target.clients.backend?.scope)
  return {
    token: String(parseObject(text)?.access_token),
    path: `${type}?_count=1`,
    revoke: async (parameters: Parameters) => {
      const assertion = await signAssertion(await createAssertionDraft(tools))
      const own = { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion }
      return tools.send(await tools.get(readRevocationEndpoint), { body: toForm({ ...parameters, ...own }) })
    },
  }
}

/** Takes the token of the limited login: that of a refresh, in case the run has waited until the first expired. */
async function takeUserToken(tools: CaseTools) {
  const tokens = await readTokens(tools, 'limited')
  const refreshed = await refresh(tools, 'limited').catch(() => undefined)
  const { access_token: newer } = refreshed?.json ?? {}
  return {
    token: typeof newer === 'string' ? newer : tokens.accessToken,
    path: `Patient/${findPatientId(tokens)}`,
    revoke: (parameters: Parameters) => revoke(tools, 'limited', parameters),
  }
}

async function revoke(tools: CaseTools, recipe: RecipeName, parameters: Parameters) {
  const { login } = await readTokens(tools, recipe)
  const request = await buildRequestAs(tools, login.role, parameters)
  return tools.send(await tools.get(readRevocationEndpoint), request)
}

function judgeRead({ status }: { status: number }): Problem[] {
  if (status === 401) return []
  const message = `A read with the revoked token returned ${status}, not 401.`
  return [status === 403 || status === 404 ? createWarning(message) : createProblem(message)]
}

async function judgeIntrospection(tools: CaseTools, token: string): Promise<Problem[]> {
  const { introspection_endpoint: endpoint } = await tools.get(readSmartConfiguration)
  if (typeof endpoint !== 'string') return []
  const { status, text } = await introspect(tools, token)
  return createProblemIf(
    status === 200 && parseObject(text)?.active === true,
    'Introspection says that the revoked token is active.',
  )
}
