import { collectTenantPlaceholders } from '../../../src/switches/tenant-placeholders.ts'
import type { MockTenant } from '../../../src/testing/index.ts'

/** Returns the parameter that names the practice of a tenant. */
export function getPractice({ tenant }: MockTenant): string {
  const { practice } = collectTenantPlaceholders(tenant.world.addresses, tenant.name)
  return `ah-practice=Organization/a-1.Practice-${practice}`
}
