import { runRecoveringClient } from '@smart-mock/test-clients/recovering/run-recovering-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AnyFault } from '../../src/core/declare/fault.ts'
import { FHIR_FAULTS } from '../../src/faults/fhir/list.ts'
import { JWKS_FAULTS } from '../../src/faults/jwks/list.ts'
import { OPENID_CONFIGURATION_FAULTS } from '../../src/faults/openid-configuration/list.ts'
import { REFRESH_FAULTS } from '../../src/faults/refresh/list.ts'
import { TRANSPORT_FAULTS } from '../../src/faults/transport/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { listVariants } from '../../src/testing/list-variants.ts'
import { judgeFault } from '../../src/verdicts/judge-fault.ts'

const SYMMETRIC = { clientId: 'smart-client-symmetric', secret: 'smart-client-secret' }
const PUBLIC = { clientId: 'smart-client-public', secret: undefined }
let mock: Mock
let secure: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
  secure = await createMock({ https: 'local' })
})
afterAll(async () => {
  await mock.close()
  await secure.close()
})

async function recovering(fault: AnyFault | undefined, params: Record<string, unknown> = {}) {
  count += 1
  const overTls = fault?.sideListeners !== undefined || fault?.prerequisites?.includes('https')
  const tenant = (overTls ? secure : mock).createTenant(`recovering-${count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const armed = fault && (await tenant.arm(fault.name, Object.keys(params).length > 0 ? { params } : {}))
  const shown = await runRecoveringClient({
    fhirBase: tenant.fhirBase,
    ...(fault?.prerequisites?.includes('public') ? PUBLIC : SYMMETRIC),
    redirectUri: 'http://localhost:4020/callback',
    scope: 'openid fhirUser launch/patient patient/*.cruds user/Practitioner.r offline_access',
    trusts: secure.certificate,
  })
  for (const problem of shown) tenant.observe({ kind: 'visible-error', detail: problem })
  tenant.observe({ kind: 'settled', detail: 'done' })
  if (armed) await vi.waitFor(() => expect(armed.strikeCount, 'it strikes').toBeGreaterThan(0))
  await vi.waitFor(() => expect(tenant.journal.underWay, 'all has ended').toEqual([]))
  const verdict = armed && judgeFault(armed.armed, { now: Date.now() + 3_600_000 })
  return { tenant, shown, verdict }
}

test('shows no problem without a fault', async () => {
  const { shown, tenant } = await recovering(undefined)
  expect(shown).toEqual([])
  expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(10)
})

const FAULTS = [
  ...OPENID_CONFIGURATION_FAULTS,
  ...JWKS_FAULTS,
  ...REFRESH_FAULTS,
  ...FHIR_FAULTS,
  ...TRANSPORT_FAULTS,
]

describe.each(FAULTS.map((fault) => [fault.name, fault] as const))(
  'a client that recovers meets %s',
  (_, fault) => {
    test.concurrent.each(listVariants(fault).map((params) => [JSON.stringify(params), params] as const))(
      '%s',
      async (_, params) => {
        const { shown, verdict } = await recovering(fault, params)
        if (fault.kind === 'informational') return expect(verdict?.outcome).not.toBe('not met')
        expect(`${verdict?.outcome}: ${verdict?.reason}; it showed ${shown.join(', ')}`).toMatch(/^met:/)
        if (fault.kind === 'must-tolerate') expect(shown).toEqual([])
      },
      120_000,
    )
  },
)
