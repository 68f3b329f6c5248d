import type { AnyFault } from '../../src/core/fault.ts'
import type { Mock } from '../../src/testing/index.ts'
import { carelessClient } from './careless-client.ts'

const SCOPE = 'launch openid fhirUser launch/patient patient/*.rs offline_access'
let count = 0

/** Arms a fault in a tenant of its own (or none, for a control run) and lets the careless client come through. */
export async function armedRun(mock: Mock, fault: AnyFault, params: Record<string, unknown>, arm = true) {
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
  if (armed) {
    tenant.observe({ kind: 'settled', detail: 'the careless client has no page, so it shows nothing' })
  }
  return { tenant, armed, seen }
}

/** What the driver posts after it has played the user agent. */
function played(tenant: ReturnType<Mock['tenant']>, id: string): void {
  const run = tenant.journal.last({ step: 'decide' })?.run ?? tenant.journal.last({ step: 'authorize' })?.run
  const { seq, at } = tenant.observe({ kind: 'played', detail: id, ...(run === undefined ? {} : { run }) })
  tenant.inner.armed.get(id)?.commit({ seq, run, at })
}
