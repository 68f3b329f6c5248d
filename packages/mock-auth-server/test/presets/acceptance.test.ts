import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import ACCEPTANCE from '../../src/presets/acceptance.json' with { type: 'json' }
import { createMock, type Mock } from '../../src/testing/index.ts'
import { AUTHORIZE_CHECKS } from './checks/authorize.ts'
import { DISCOVERY_CHECKS } from './checks/discovery.ts'
import { FHIR_CHECKS } from './checks/fhir.ts'
import { TOKENS_CHECKS } from './checks/tokens.ts'
import { CHECKS_TO_COME } from './checks-to-come.ts'

const checks = { ...DISCOVERY_CHECKS, ...AUTHORIZE_CHECKS, ...TOKENS_CHECKS, ...FHIR_CHECKS }
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

test('every acceptance check is written, or listed as one to come', () => {
  const ids = ACCEPTANCE.map(({ id }) => id)
  expect(ids.filter((id) => !checks[id]).sort()).toEqual([...CHECKS_TO_COME].sort())
  expect(Object.keys(checks).filter((id) => !ids.includes(id))).toEqual([])
})
