import type { Arming } from '../../core/arming.ts'
import type { AutoApprove } from '../../core/options.ts'
import type { Wire } from '../../http/start-mock.ts'
import type { ReportCase } from '../../reports/report.ts'
import { reportCase } from '../../reports/report-case.ts'
import { MockTenant } from '../../testing/mock-tenant.ts'
import type { AppDriver } from './app-driver.ts'
import type { SweptFault } from './swept-fault.ts'

/** How the app gets its tokens, as the control run showed. */
export type GrantType = (typeof GRANT_TYPES)[number]
const GRANT_TYPES = ['authorization_code', 'client_credentials'] as const

/** Runs the app in a fresh tenant, with one fault or none; throws what the signal broke off. */
export async function runFault(
  wire: Wire,
  driver: AppDriver,
  tried: SweptFault | undefined,
  { name, signal, grant }: { name: string; signal: AbortSignal; grant: GrantType },
): Promise<{ result: ReportCase; grants: readonly GrantType[] }> {
  wire.tenants.create(name)
  const tenant = new MockTenant(wire, name)
  tenant.autoApprove(approval(tenant))
  try {
    const armed = tried && (await tenant.arm(tried.fault.name, armingOf(tried, grant)))
    await driver.run(tenant, armed, signal)
    const verdict = await armed?.settledVerdict()
    const { journal } = tenant
    const happened = {
      entries: journal.find(),
      observations: journal.observations(),
      findings: tried ? [] : (await tenant.findings()).findings,
      ...(verdict ? { verdict } : {}),
    }
    const group = tried?.fault.steps[0] ?? 'runs'
    const got = journal.find({ step: 'token', status: 200 }).map(({ facts }) => facts.grantType)
    return {
      result: reportCase(tried?.name ?? CONTROL_RUN, group, happened),
      grants: GRANT_TYPES.filter((type) => got.includes(type)),
    }
  } finally {
    tenant.reset()
    tenant.forget()
  }
}

/** Name of the run without a fault. */
export const CONTROL_RUN = 'control run'

/** Who signs in and which patient is chosen, where the command line does not say. */
function approval({ inner: { options, users, world } }: MockTenant): AutoApprove {
  const user = users.find(({ reference }) => !reference.startsWith('Patient/')) ?? users[0]
  const [patient] = world.patients
  return {
    ...(user ? { user: user.reference } : {}),
    ...(patient === undefined ? {} : { patient }),
    ...options.autoApprove,
  }
}

/** A fault of the code grant is one of the grant that the app uses. */
function armingOf({ fault, params }: SweptFault, grant: GrantType): Omit<Arming, 'fault'> {
  const byCode = fault.when?.grantType === 'authorization_code'
  return {
    ...(Object.keys(params).length > 0 ? { params } : {}),
    ...(byCode && grant === 'client_credentials' ? { when: { grantType: grant } } : {}),
  }
}
