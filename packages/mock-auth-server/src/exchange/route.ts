import type { FhirStore } from '@smart-mock/fhir-engine'
import type { Upstream } from '@smart-mock/fhir-engine/upstream'
import type { JournalEntry } from '../core/journal/journal-entry.ts'
import type { Tenant } from '../state/tenant.ts'
import type { Endpoint } from '../wire/shared/endpoint.ts'
import type { TenantRecorder } from './tenants/shared/tenant-recorder.ts'

/** A tenant with its resources. */
export interface HostedTenant {
  readonly tenant: Tenant
  fhir: FhirStore
  /** The upstream with the resources, if there is one; `fhir` then contains only its users and patients. */
  readonly upstream?: Upstream | undefined
  /** Writes its changes to a store that outlives the process, if there is one. @internal */
  readonly recorder?: TenantRecorder | undefined
}

/** The target of a request: the tenant, and its endpoint unless none has that path. */
export interface Route {
  readonly host: HostedTenant
  readonly listener: JournalEntry['listener']
  readonly endpoint: Endpoint | undefined
  /** The raw path below the tenant. */
  readonly path: string
  /** The raw path below the endpoint. */
  readonly rest: string
}

/**
 * The outcome of the listener's part. A reply that is held back was `abandoned` when the client closed the
 * connection, `released` when the mock ended it, and `lost` when it ended with a process, so that nobody knows how
 * long the client would have waited; all count as delivered, since the hold began.
 */
export type Delivery = 'delivered' | 'aborted' | 'abandoned' | 'released' | 'lost'
