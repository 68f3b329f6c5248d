import { parseObject } from '../../smart/http/parse-object.ts'
import type { RecordedResult } from '../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../smart/http/unissued-values.ts'
import type { CaseTools, Source } from '../declare/case-tools.ts'
import { createBlockedError } from '../declare/outcome.ts'
import { readRegistrationEndpoint } from './smart-configuration.ts'

type Metadata = Readonly<Record<string, unknown>>

const BASIS = {
  client_name: buildUnissuedValue('client'),
  redirect_uris: ['https://conformance.example/callback'],
  grant_types: ['authorization_code'],
  response_types: ['code'],
}

/** Registers a client, and deletes it again where the server says how (RFC 7592). */
export async function register({ get, send }: CaseTools, metadata: Metadata): Promise<RecordedResult> {
  const result = await send(await get(readRegistrationEndpoint), {
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ ...BASIS, ...metadata }),
  })
  const { registration_client_uri: url, registration_access_token: token } = parseObject(result.text) ?? {}
  if (typeof url === 'string' && URL.canParse(url) && typeof token === 'string')
    await send(url, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } })
  return result
}

/** Registers a public client. */
export const registerPublic = ((tools) =>
  register(tools, { token_endpoint_auth_method: 'none' })) satisfies Source<unknown>

/** Checks that clients can be registered at all. @throws Unjudged when not */
export const requireRegistration = (async ({ get }) => {
  const { status } = await get(registerPublic)
  if (status !== 201) throw createBlockedError('registration-created/public', 'No client can be registered.')
}) satisfies Source<void>
