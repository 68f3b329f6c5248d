import { bearer, type Params } from '../../support/handshake.ts'
import type { Player } from './player.ts'

const JSON_ONLY = { accept: 'application/fhir+json' }

/** Reads and searches with a token for Patient, Observation and Condition, as apps do and as they should not. */
export async function playFhir(player: Player, { access_token }: Params): Promise<void> {
  if (!access_token) return
  const token = { ...JSON_ONLY, ...bearer(access_token) }
  await player.fhir('Patient/lucas-labs', token)
  await player.fhir('Patient/nobody-here', token)
  const first = await player.fhir('Observation?patient=lucas-labs', token)
  const next = findNext(first)
  const second = next && (await player.fhir(next, token))
  const third = second && findNext(second)
  if (third) await player.fhir(third, token)
  await player.fhir('Observation?patient=lucas-labs&_count=1000', token)
  await player.fhir('Observation?patient=lucas-labs&_count=5', token)
  await player.fhir('Observation?patient=lucas-labs&colour=blue', token)
  await player.fhir('Observation?patient=lucas-labs&code=http://example.org|none', token)
  await player.fhir('Condition?patient=lucas-labs', token)
  await player.fhir('Encounter?patient=lucas-labs', token)
  await player.fhir('Nonsense/1', token)
  await player.fhir('Patient/lucas-labs', JSON_ONLY)
  await player.fhir('Patient/lucas-labs', { ...JSON_ONLY, ...bearer('not-a-token') })
  await player.fhir('Patient/lucas-labs', { ...bearer(access_token), accept: 'application/fhir+xml' })
  await player.fhir('Patient/lucas-labs', { ...bearer(access_token), accept: '*/*' })
}

function findNext(text: string): string | undefined {
  const { link = [] } = JSON.parse(text) as { link?: readonly { relation: string; url: string }[] }
  return link.find(({ relation }) => relation === 'next')?.url
}
