import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import ACCEPTANCE from '../../src/presets/acceptance.json' with { type: 'json' }
import { createMock, type Mock } from '../../src/testing/index.ts'
import { AUTHORIZE_CHECKS } from './checks/authorize.ts'
import { CORS_CHECKS } from './checks/cors.ts'
import { DISCOVERY_CHECKS } from './checks/discovery.ts'
import { FHIR_CHECKS } from './checks/fhir.ts'
import { IDENTITY_CHECKS } from './checks/identity.ts'
import { SERVICES_CHECKS } from './checks/services.ts'
import { TOKENS_CHECKS } from './checks/tokens.ts'

const checks = {
  ...DISCOVERY_CHECKS,
  ...CORS_CHECKS,
  ...AUTHORIZE_CHECKS,
  ...TOKENS_CHECKS,
  ...IDENTITY_CHECKS,
  ...SERVICES_CHECKS,
  ...FHIR_CHECKS,
}
let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('presets do on the wire what their acceptance checks say', () => {
  for (const { id, preset, wire } of ACCEPTANCE) {
    const check = checks[id]
    if (!check) continue
    test(`${id}: ${wire}`, () =>
      check({
        mock,
        createTenant: (options = {}) => {
          count += 1
          const tenant = mock.createTenant(`preset-${count}`, {
            options: { preset: preset as 'epic', ...options },
          })
          tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
          return tenant
        },
      }))
  }
})

test('every acceptance check is written, and no other', () => {
  expect(Object.keys(checks).sort()).toEqual(ACCEPTANCE.map(({ id }) => id).sort())
})
