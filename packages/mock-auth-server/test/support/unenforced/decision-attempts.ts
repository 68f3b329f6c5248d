import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, callback, codeForm, obtainTokens, post, REDIRECT } from '../handshake.ts'
import { type Attempt, attempt } from './attempt.ts'

const SCOPE = 'launch/patient patient/Patient.rs patient/Observation.rs'

/** Shows the consent page of the signed-in user, and posts a decision. */
async function decide(tenant: MockTenant, decision: string, scopes: readonly string[]): Promise<Response> {
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw', consent: 'ask' })
  const page = await (await authorize(tenant, { scope: SCOPE })).text()
  const [, interaction = ''] = /name="interaction" value="([^"]+)"/.exec(page) ?? []
  const body = new URLSearchParams({ interaction, step: 'consent', decision })
  for (const scope of scopes) body.append('scope', scope)
  return fetch(`${tenant.issuer}/decide`, { method: 'POST', body, redirect: 'manual' })
}

export const DECISION_ATTEMPTS = {
  denial: attempt((tenant) => decide(tenant, 'deny', []), 'access_denied', 'code'),
  'consent-selection': attempt(
    async (tenant) => {
      const decided = await decide(tenant, 'allow', ['launch/patient', 'patient/Patient.rs'])
      const code = callback(decided).get('code') ?? ''
      const response = await post(tenant, 'token', await codeForm(tenant, { code }))
      const { scope } = (await response.json()) as { scope: string }
      return new Response('', { status: scope.includes('Observation') ? 200 : 403 })
    },
    '403',
    '200',
  ),
  'redirect-query-kept': attempt(
    async (tenant) => {
      const redirect_uri = `${REDIRECT}?from=kit`
      const client = tenant.tenant.client('smart-client-public')
      if (client) tenant.register({ ...client, redirectUris: [redirect_uri] })
      const response = await authorize(tenant, { redirect_uri })
      return new Response('', { status: callback(response).has('from') ? 200 : 404 })
    },
    '200',
    '404',
  ),
  'launch-role': attempt(
    async (tenant) => {
      const scope = 'launch/patient?role=https://app.example/role patient/Patient.rs'
      const { patient } = await obtainTokens(tenant, { scope })
      return new Response('', { status: patient === undefined ? 404 : 200 })
    },
    '200',
    '404',
  ),
} satisfies Partial<Record<ServerRequirement, Attempt>>
