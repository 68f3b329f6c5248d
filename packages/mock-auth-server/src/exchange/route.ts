import type { FhirStore } from '@smart-mock/fhir-engine'
import type { Upstream } from '@smart-mock/fhir-engine/upstream'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Tenant } from '../state/tenant.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'

/** A tenant with its resources. */
export interface HostedTenant {
  readonly tenant: Tenant
  fhir: FhirStore
  /** The server that has the resources, when that is another one; `fhir` then only knows its people. */
  readonly upstream?: Upstream | undefined
}

/** Where a request goes: the tenant, and its endpoint unless no endpoint has that path. */
export interface Route {
  readonly host: HostedTenant
  readonly listener: JournalEntry['listener']
  readonly endpoint: Endpoint | undefined
  /** The raw path below the tenant. */
  readonly path: string
  /** The raw path below the endpoint. */
  readonly rest: string
}

/** How the listener's part ended; effects such as a hang count as carried out once they began. */
export type Delivery = 'delivered' | 'aborted'
