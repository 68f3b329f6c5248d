import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { REDIRECT } from '../handshake.ts'
import { type Attempt, attempt } from './attempt.ts'

const registering = (metadata: Record<string, unknown>) => (tenant: MockTenant) =>
  fetch(`${tenant.issuer}/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none', ...metadata }),
  })

export const REGISTRATION_ATTEMPTS = {
  'registration-redirect-uris': attempt(
    registering({ redirect_uris: ['javascript:alert(1)'] }),
    'invalid_redirect_uri',
    '201',
  ),
  'registration-metadata': attempt(
    registering({ token_endpoint_auth_method: 'telepathy' }),
    'invalid_client_metadata',
    '201',
  ),
  'header-names-case-insensitive': attempt(
    async (tenant) => {
      const { status, body } = await sendRawRequest(`${tenant.issuer}/token`, {
        method: 'POST',
        headers: { 'cONTENT-tYPE': 'application/x-www-form-urlencoded' },
        body: 'grant_type=not_a_grant_type',
      })
      return new Response(body, { status, headers: { 'content-type': 'application/json' } })
    },
    'unsupported_grant_type',
    'invalid_request',
  ),
} satisfies Partial<Record<ServerRequirement, Attempt>>
