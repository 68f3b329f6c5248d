import { buildAssertionForm, createAssertion } from '@smart-mock/test-clients/assertions'
import { backendKeys } from '../../support/backend-keys.ts'
import { basic, bearer, type Params, params } from '../../support/handshake.ts'
import type { Player } from './player.ts'

const SECRET = basic('smart-client-symmetric', 'smart-client-secret')

/** Asks for backend tokens, and uses introspection, registration and revocation. */
export async function playServices(player: Player): Promise<void> {
  await playBackend(player)
  const { access_token: token } = await player.login()
  if (!token) return
  await playIntrospection(player, token)
  await send(player, 'register', JSON.stringify({ redirect_uris: ['http://localhost:4020/callback'] }), {
    'content-type': 'application/json',
  })
  await send(player, 'revoke', params({ token, client_id: 'smart-client-public' }))
  await player.fhir('Patient/lucas-labs', { accept: 'application/fhir+json', ...bearer(token) })
}

async function playBackend(player: Player): Promise<void> {
  const { tenant, endpoints } = player
  const { clientId, keys } = await backendKeys(tenant)
  const grant = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
  const ask = async (assertion: string) => player.token({ ...grant, ...buildAssertionForm(assertion) })
  const assertion = await createAssertion(tenant, clientId, keys.ES384, { claims: { aud: endpoints.token } })
  await ask(assertion)
  await ask(assertion)
  const claims = { aud: `${tenant.tenant.base}/behind-the-proxy/token` }
  await ask(await createAssertion(tenant, clientId, keys.ES384, { claims }))
}

async function playIntrospection(player: Player, token: string): Promise<void> {
  const form: Params = { token }
  await send(player, 'introspect', params(form), bearer(token))
  await send(player, 'introspect', params(form), SECRET)
  await send(player, 'introspect', params(form))
  const query = params({ token, token_type_hint: 'access_token' })
  await fetch(`${player.endpoints.introspect}?${query}`, { headers: SECRET })
}

async function send(
  { endpoints }: Player,
  endpoint: string,
  body: URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<void> {
  await fetch(String(endpoints[endpoint]), { method: 'POST', body, headers })
}
