import { basic, REDIRECT } from '../../support/handshake.ts'
import type { Player } from './player.ts'

/** Makes the mistakes of authorization and token requests. */
export async function playErrors(player: Player): Promise<void> {
  const fhirBase = player.tenant.fhirBase
  await player.authorize({}, 'POST')
  await player.login({ state: undefined })
  await player.login({ state: 'short-01' })
  await player.login({ scope: undefined })
  await player.login({ aud: undefined })
  await player.login({ aud: `${fhirBase}/` })
  await player.login({ aud: fhirBase.replace(/^http:\/\/[^/]+/, 'http://other.example') })
  await player.login({ aud: 'http://other.example/r4' })
  await player.login({ redirect_uri: undefined })
  await player.login({ redirect_uri: `${REDIRECT}?tab=1` })
  await player.login({ code_challenge: undefined, code_challenge_method: undefined })
  await player.authorize({ client_id: 'nobody' })
  await player.authorize({ response_type: 'token' })
  await playTokenErrors(player)
}

async function playTokenErrors(player: Player): Promise<void> {
  const code = async () => (await player.authorize()).get('code') ?? 'none'
  const used = player.form(await code())
  await player.token(used)
  await player.token(used)
  await player.token({ ...player.form(await code()), code: undefined })
  await player.token({ ...player.form(await code()), grant_type: undefined })
  await player.token({ ...player.form(await code()), grant_type: 'password' })
  await player.token({ ...player.form(await code()), redirect_uri: `${REDIRECT}/other` })
  await player.token({ ...player.form(await code()), code_verifier: undefined })
  await player.token({ ...player.form(await code()), code_verifier: 'x'.repeat(43) })
  await player.token({ ...player.form(await code()), client_id: 'nobody' })
  const json = JSON.stringify(player.form(await code()))
  const headers = { 'content-type': 'application/json' }
  await fetch(String(player.endpoints.token), { method: 'POST', body: json, headers })
  await player.token(
    { grant_type: 'client_credentials', scope: 'system/Patient.rs' },
    basic('smart-client-symmetric', 'smart-client-secret'),
  )
}
