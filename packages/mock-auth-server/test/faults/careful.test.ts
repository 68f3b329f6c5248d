import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AnyFault } from '../../src/core/fault.ts'
import { ID_TOKEN_FAULTS } from '../../src/faults/id-token/list.ts'
import { TOKEN_FAULTS } from '../../src/faults/token/list.ts'
import { variantsOf } from '../../src/testing/fault-variants.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { judgeFault } from '../../src/verdicts/judge-fault.ts'
import { carefulClient } from '../support/careful-client.ts'

let mock: Mock
let count = 0
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const LAUNCH = {
  clientId: 'smart-client-symmetric',
  patient: 'lucas-labs',
  user: 'Practitioner/dr-okafor',
  encounter: 'lucas-labs-visit',
}

async function careful(fault: AnyFault, params: Record<string, unknown>) {
  count += 1
  const tenant = mock.tenant(`careful-${count}`)
  tenant.autoApprove({ user: LAUNCH.user, patient: LAUNCH.patient })
  const armed = await tenant.arm(fault.name, Object.keys(params).length > 0 ? { params } : {})
  const launch = fault.needs?.includes('ehr-launch') ? await tenant.launch(LAUNCH) : undefined
  const shown = await carefulClient({
    fhirBase: tenant.fhirBase,
    clientId: LAUNCH.clientId,
    secret: 'smart-client-secret',
    redirectUri: 'http://localhost:4020/callback',
    scope:
      'launch openid fhirUser launch/patient patient/*.rs patient/*.cud user/Practitioner.read offline_access',
    nonce: !fault.needs?.includes('no-nonce'),
    ...(launch ? { launch: launch.launch } : {}),
  })
  if (shown !== undefined) tenant.observe({ kind: 'visible-error', detail: shown })
  tenant.observe({ kind: 'settled', detail: 'done' })
  await vi.waitFor(() => expect(armed.struck, 'it strikes').toBeGreaterThan(0))
  return { shown, verdict: judgeFault(tenant.inner, armed.armed, { now: Date.now() + 3_600_000 }) }
}

/** A client that ignores an odd user and goes on looks like one that does not use id_tokens. */
const UNTOLD = ['fhir-user-odd']

describe.each([...TOKEN_FAULTS, ...ID_TOKEN_FAULTS].map((fault) => [fault.name, fault] as const))(
  'a client that checks everything meets %s',
  (name, fault) => {
    test.each(variantsOf(fault).map((params) => [JSON.stringify(params), params] as const))(
      '%s',
      async (_, params) => {
        const { shown, verdict } = await careful(fault, params)
        if (fault.informational) return
        expect(`${verdict.answer}: ${verdict.says}; it showed ${shown}`).toMatch(
          UNTOLD.includes(name) ? /^(met|inconclusive):/ : /^met:/,
        )
        if (fault.kind === 'must-tolerate') expect(shown).toBeUndefined()
      },
    )
  },
)
