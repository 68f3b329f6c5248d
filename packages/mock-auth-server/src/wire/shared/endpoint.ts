import type { FhirStore } from '@smart-mock/fhir-engine'
import type { Upstream } from '@smart-mock/fhir-engine/upstream'
import type { IncomingRequest } from '../../core/http/incoming-request.ts'
import type { Reply } from '../../core/http/reply.ts'
import type { Facts } from '../../core/journal/facts.ts'
import type { Attribution } from '../../core/journal/journal-entry.ts'
import type { PassPoint } from '../../core/journal/points.ts'
import type { Step } from '../../core/journal/steps.ts'
import type { TenantOptions } from '../../core/oauth/options.ts'
import type { Tenant } from '../../state/tenant.ts'

/** The run that a request belongs to by what it carries. */
export interface KnownRun {
  readonly run: string
  readonly by: Attribution
}

export interface PeekContext {
  readonly tenant: Tenant
  readonly incoming: IncomingRequest
  /** The raw path below the endpoint's own, without a leading slash. */
  readonly rest: string
  /** Keeps facts of this exchange. */
  readonly note: (facts: Facts) => void
}

/** All that an endpoint works with. */
export interface EndpointContext extends PeekContext {
  readonly fhir: FhirStore
  /** The server that has the resources, when that is another one. */
  readonly upstream: Upstream | undefined
  readonly step: Step
  readonly run: string | undefined
  /** The tenant's options, with what faults laid over them. */
  readonly options: TenantOptions
  readonly pass: PassPoint
  /** Names of the faults that are armed, for the strip on the pages. */
  readonly armedFaults: readonly string[]
}

/** How errors look where this endpoint answers. */
export type ErrorShape = 'oauth' | 'fhir' | 'page'

/** Which origins may read the answer: any (S-029), those of registered clients (S-030), none (S-033). */
export type CorsPolicy = 'any' | 'registered' | 'none'

/** One place on the wire. */
export interface Endpoint {
  readonly name: string
  /** Below the tenant; a trailing slash takes every path below it. */
  readonly path: string
  readonly methods: readonly string[]
  readonly cors: CorsPolicy
  readonly errors: ErrorShape
  step(incoming: IncomingRequest, rest: string): Step
  /** Notes what the request shows and tells its run, before any work and without changing anything. */
  peek?(context: PeekContext): Promise<KnownRun | undefined>
  handle(context: EndpointContext): Promise<Reply>
}
