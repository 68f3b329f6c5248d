import type { TenantView } from '../core/declare/fault.ts'
import type { Tenant } from './tenant.ts'

/** Creates the view of a tenant that faults and switches get: what changes is read at each use. */
export function createTenantView(tenant: Tenant, patients: readonly string[]): TenantView {
  const { name, fhirBase, issuer, keys } = tenant
  return {
    ...{ name, fhirBase, issuer, keys, patients },
    get clients() {
      return tenant.clients
    },
    get addresses() {
      return tenant.addresses
    },
  }
}
