import type { Person } from '@smart-mock/fhir-engine/model/person'
import type { TenantView } from '../core/declare/fault.ts'
import type { Client } from '../core/oauth/client.ts'
import type { ServerAddresses } from '../core/oauth/server-addresses.ts'
import type { KeyRing } from './key-ring.ts'

/** A tenant as far as its view shows it. */
interface ViewedTenant {
  readonly name: string
  readonly fhirBase: string
  readonly issuer: string
  readonly keys: KeyRing
  readonly users: readonly Person[]
  readonly clients: readonly Client[]
  readonly addresses: ServerAddresses
}

/** Creates the view of a tenant that faults and switches get: what changes is read at each use. */
export function createTenantView(tenant: ViewedTenant, patients: readonly string[]): TenantView {
  const { name, fhirBase, issuer, keys, users } = tenant
  return {
    ...{ name, fhirBase, issuer, keys, patients, users },
    get clients() {
      return tenant.clients
    },
    get addresses() {
      return tenant.addresses
    },
  }
}
