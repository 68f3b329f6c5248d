import type { MockTenant } from '../../../src/testing/index.ts'
import { basic, type Params } from '../../support/handshake.ts'
import { playErrors } from './play-errors.ts'
import { playFhir } from './play-fhir.ts'
import { playServices } from './play-services.ts'
import { Player } from './player.ts'

/**
 * Does at a tenant what apps do, and the mistakes that they make, so that its journal shows every habit that a HAR
 * can show. Whatever is refused is left out from there on.
 */
export async function playServer(tenant: MockTenant): Promise<void> {
  const player = await Player.discover(tenant)
  const login = await player.login()
  await playFhir(player, login)
  await playRefreshes(player, login)
  await playLaunches(player)
  await playConfidential(player)
  await playErrors(player)
  await playServices(player)
}

async function playRefreshes(player: Player, { refresh_token: first }: Params): Promise<void> {
  if (!first) return
  const refresh = (refresh_token: string, headers = {}) =>
    player.token({ grant_type: 'refresh_token', refresh_token, client_id: 'smart-client-public' }, headers)
  const second = await refresh(first)
  await refresh(first)
  if (second.refresh_token) await refresh(second.refresh_token)
}

async function playLaunches(player: Player): Promise<void> {
  for (const scope of [
    'launch openid fhirUser patient/Observation.rs',
    'openid fhirUser user/Observation.rs',
  ]) {
    const { url } = await player.tenant.prepareLaunch({
      ...{ clientId: 'smart-client-public', patient: 'lucas-labs', encounter: 'lucas-labs-visit' },
    })
    const { headers } = await fetch(url, { redirect: 'manual' })
    const launchUrl = new URL(headers.get('location') ?? url)
    const launch = launchUrl.searchParams.get('launch') ?? undefined
    await player.login({ launch, scope })
  }
  await player.login({ scope: 'openid patient/Patient.rs' })
  await player.login({ scope: 'patient/Patient.rs patient/Observation.read patient/Condition.rs' })
  await player.login({ scope: 'patient/*.rs launch/patient' })
}

async function playConfidential(player: Player): Promise<void> {
  const client = { client_id: 'smart-client-symmetric' }
  const secret = basic('smart-client-symmetric', 'smart-client-secret')
  const { refresh_token } = await player.login(client, secret)
  if (refresh_token) {
    const form = { grant_type: 'refresh_token', refresh_token }
    const tokens = await player.token(form, secret)
    if (!tokens.access_token) await player.token({ ...form, ...client }, secret)
    const again = await player.login(client, secret)
    await player.token({ grant_type: 'refresh_token', refresh_token: again.refresh_token, ...client })
  }
  await player.login({ ...client, code_challenge: undefined, code_challenge_method: undefined }, secret)
}
