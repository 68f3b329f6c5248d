import type { AutoApprove } from '../../core/oauth/settable-options.ts'
import { DEFAULT_TENANT } from '../../exchange/tenants/tenants.ts'
import type { MockServer } from '../../listeners/mock-server.ts'
import { MockTenant } from '../../mock/mock-tenant.ts'
import type { OptionSettings } from '../../options/option-settings.ts'
import type { AppDriver } from './app-driver.ts'

/** The context that the runs of a sweep share. */
export interface SweepContext {
  readonly server: MockServer
  readonly driver: AppDriver
  readonly signal: AbortSignal
  readonly delayScale: number
  readonly fixedFhirBase: boolean
}

/**
 * Runs the work in a fresh tenant with these options, whose names differ only in digits since an app may show its URL; for an
 * app with a fixed FHIR base, in the default tenant after a reset.
 */
export async function runInTenant<Result>(
  { server, delayScale, fixedFhirBase }: SweepContext,
  id: number,
  work: (tenant: MockTenant) => Promise<Result>,
  options: OptionSettings = {},
): Promise<Result> {
  const name = fixedFhirBase ? DEFAULT_TENANT : `sweep-${id}`
  if (!fixedFhirBase) server.tenants.create(name, { options })
  const tenant = new MockTenant(server, name)
  if (fixedFhirBase) {
    tenant.reset()
    tenant.tenant.change(options)
  }
  tenant.tenant.delayScale = delayScale
  tenant.autoApprove(approval(tenant))
  try {
    return await work(tenant)
  } finally {
    tenant.reset()
    tenant.delete()
  }
}

/** Returns the user who signs in and the patient in context, for what the command line does not set. */
function approval({ tenant: { options, users, world } }: MockTenant): AutoApprove {
  const user = users.find(({ reference }) => !reference.startsWith('Patient/')) ?? users[0]
  const [patient] = world.patients
  return {
    ...(user ? { user: user.reference } : {}),
    ...(patient === undefined ? {} : { patient }),
    ...options.autoApprove,
  }
}
