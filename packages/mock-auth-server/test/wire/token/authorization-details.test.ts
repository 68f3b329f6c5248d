import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Mock } from '../../../src/testing/index.ts'
import { bearer, obtainTokens } from '../../support/handshake.ts'
import { oauthMock } from '../../support/oauth-mock.ts'

let mock: Mock
beforeAll(async () => {
  mock = await oauthMock()
})
afterAll(() => mock.close())

interface Detail {
  readonly type: string
  readonly locations: readonly string[]
  readonly patient?: string
}
const second = () => `${mock.tenant.secondBase}/fhir`
const read = async (base: string, token: string) =>
  (await fetch(`${base}/Observation?_count=1`, { headers: bearer(token) })).status

test('accepts a token at two servers by option, and announces it (S-085)', async () => {
  const plain = await obtainTokens(mock)
  expect(plain).not.toHaveProperty('authorization_details')
  expect(await read(second(), plain.access_token)).toBe(401)

  mock.tenant.change({ authorizationDetails: 'second-server' })
  const tokens = await obtainTokens(mock)
  const details = tokens.authorization_details as Detail[]
  expect(details.map(({ type, locations, patient }) => [type, locations, patient])).toEqual([
    ['smart_on_fhir', [mock.fhirBase], 'amy-shaw'],
    ['smart_on_fhir', [second()], 'amy-shaw'],
  ])
  for (const { locations } of details) expect(await read(String(locations[0]), tokens.access_token)).toBe(200)
  expect(await read(second(), 'at_default_1_unknown')).toBe(401)
})
