import type { ServerRequirement } from '../../../src/core/declare/server-requirements.ts'
import type { MockTenant } from '../../../src/testing/index.ts'
import { authorize, authorizeParams, callback, type Params, REDIRECT } from '../handshake.ts'
import { type Attempt, attempt } from './attempt.ts'

const asking = (changes: Params) => (tenant: MockTenant) => authorize(tenant, changes)
const LAUNCH = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }

/** Opens an EHR launch of a client and returns the launch value. */
async function launched(tenant: MockTenant, clientId = 'smart-client-public'): Promise<string> {
  const { url } = await tenant.prepareLaunch({ clientId, ...LAUNCH })
  return callback(await fetch(url, { redirect: 'manual' })).get('launch') ?? ''
}

const launching = async (tenant: MockTenant, launch: string) =>
  authorize(tenant, { scope: 'launch openid', launch })

export const AUTHORIZE_ATTEMPTS = {
  'client-known': attempt(
    asking({ client_id: 'nobody', redirect_uri: 'https://app.example/callback' }),
    '400',
    'code',
  ),
  'redirect-uri': attempt(asking({ redirect_uri: `${REDIRECT}/` }), '400', 'code'),
  'required-parameters': attempt(asking({ response_type: undefined }), 'invalid_request', 'code'),
  'state-present': attempt(asking({ state: undefined }), 'invalid_request', 'code'),
  'response-type': attempt(asking({ response_type: 'token' }), 'unsupported_response_type', 'code'),
  'audience-present': attempt(asking({ aud: undefined }), 'invalid_request', 'code'),
  'pkce-method': attempt(asking({ code_challenge_method: 'plain' }), 'invalid_request', 'code'),
  'pkce-challenge-format': attempt(asking({ code_challenge: 'too-short' }), 'invalid_request', 'code'),
  'repeated-parameters': attempt(
    (tenant) =>
      fetch(`${tenant.issuer}/authorize?${authorizeParams(tenant)}&scope=openid`, { redirect: 'manual' }),
    'invalid_request',
    'code',
  ),
  'ignore-unknown-parameters': attempt(asking({ 'x-unknown': '1' }), 'code', 'invalid_request'),
  'scope-known': attempt(asking({ scope: 'patient/Observation.dus' }), 'invalid_scope', 'code'),
  'launch-known': attempt((tenant) => launching(tenant, 'made-up'), 'invalid_request', 'code'),
  'launch-single-use': attempt(
    async (tenant) => {
      const launch = await launched(tenant)
      await launching(tenant, launch)
      return launching(tenant, launch)
    },
    'invalid_request',
    'code',
  ),
  'launch-client': attempt(
    async (tenant) => launching(tenant, await launched(tenant, 'smart-client-symmetric')),
    'invalid_request',
    'code',
  ),
} satisfies Partial<Record<ServerRequirement, Attempt>>
