import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyFault } from '../src/core/fault.ts'
import { FAULTS } from '../src/faults/list.ts'
import { createMock, type Mock } from '../src/testing/index.ts'
import { judgeFault } from '../src/verdicts/judge-fault.ts'
import { carelessClient } from './support/careless-client.ts'
import { variantsOf } from './support/fault-variants.ts'

let mock: Mock
let count = 0

beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const SCOPE = 'launch openid fhirUser launch/patient patient/*.rs offline_access'

async function careless(fault: AnyFault, params: Record<string, unknown>, arm = true) {
  count += 1
  const tenant = mock.tenant(`fault-${count}`)
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const armed = arm
    ? await tenant.arm(fault.name, Object.keys(params).length > 0 ? { params } : {})
    : undefined
  const ehr = fault.steps.includes('launch')
  const launch = ehr
    ? await tenant.launch({
        clientId: 'smart-client-symmetric',
        patient: 'lucas-labs',
        user: 'Practitioner/dr-okafor',
      })
    : undefined
  const deliveries = fault.plays?.filter(({ play }) => play === 'deliver').length ?? 0
  const seen = await carelessClient({
    fhirBase: tenant.fhirBase,
    clientId: 'smart-client-symmetric',
    secret: 'smart-client-secret',
    redirectUri: 'http://localhost:4020/callback',
    scope: SCOPE,
    ...(launch ? { launchUrl: launch.url } : {}),
    deliveries: deliveries + 1,
  })
  if (armed && fault.plays) played(tenant, armed.id)
  if (armed)
    tenant.observe({ kind: 'settled', detail: 'the careless client has no page, so it shows nothing' })
  return { tenant, armed, seen }
}

/** What the driver posts after it has played the user agent. */
function played(tenant: ReturnType<Mock['tenant']>, id: string): void {
  const run = tenant.journal.last({ step: 'decide' })?.run ?? tenant.journal.last({ step: 'authorize' })?.run
  const { seq, at } = tenant.observe({ kind: 'played', detail: id, ...(run === undefined ? {} : { run }) })
  tenant.inner.armed.get(id)?.commit({ seq, run, at })
}

describe('the careless client', () => {
  test('comes through an honest server to the FHIR API, by both launches', async () => {
    for (const steps of [['token'], ['launch']] as const) {
      const { tenant } = await careless({ ...FAULTS[0], steps, name: 'none' } as AnyFault, {}, false)
      expect(tenant.journal.count({ step: 'fhir', status: 200 })).toBeGreaterThan(4)
      expect(tenant.journal.find({ step: 'token' }).map(({ sent }) => sent?.status)).toEqual([200, 200])
    }
  })
})

describe.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', (_, fault) => {
  test.each(variantsOf(fault).map((params) => [JSON.stringify(params), params] as const))(
    '%s',
    async (_, params) => {
      const { tenant, armed } = await careless(fault, params)
      expect(armed?.struck, 'it strikes').toBeGreaterThan(0)
      const points = tenant.journal
        .find()
        .flatMap(({ struck }) => struck.flatMap(({ changes }) => changes.map(({ point }) => point)))
      const declared = Object.keys(fault.points ?? {})
      expect(
        points.filter((point) => !declared.includes(point)),
        'only declared points change',
      ).toEqual([])
      const verdict = armed && judgeFault(tenant.inner, armed.armed, { now: Date.now() + 3_600_000 })
      if (fault.informational) return
      const answers = fault.kind === 'must-tolerate' ? ['met'] : ['not met']
      expect(answers, `${verdict?.answer}: ${verdict?.says}`).toContain(verdict?.answer)
    },
  )

  test('changes nothing while it is not armed', async () => {
    const { tenant } = await careless(fault, {}, false)
    expect(tenant.journal.find().filter(({ struck }) => struck.length > 0)).toEqual([])
  })
})
