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

/** The input of an endpoint's preparation, before any work. */
export interface PrepareContext {
  readonly tenant: Tenant
  readonly incoming: IncomingRequest
  /** The raw path below the endpoint's own, without a leading slash. */
  readonly rest: string
  /** Records facts of this exchange. */
  readonly note: (facts: Facts) => void
}

/** The findings of an endpoint about a request before any work, so that each is looked up only once. */
export interface Preparation<Loaded = unknown> {
  /** Replaces the step of the endpoint. */
  readonly step?: Step
  readonly run?: KnownRun | undefined
  /** Data that `handle` needs: a code, a token, a launch. */
  readonly loaded: Loaded
}

/** The context of an endpoint. */
export interface EndpointContext<Loaded = unknown> extends PrepareContext {
  /** Data that `prepare` has loaded. */
  readonly loaded: Loaded
  readonly fhir: FhirStore
  /** The server that has the resources, when that is another one. */
  readonly upstream: Upstream | undefined
  readonly step: Step
  readonly run: string | undefined
  /** The tenant's options, with what faults laid over them. */
  readonly options: TenantOptions
  readonly pass: PassPoint
  /** Names of the armed faults, for the banner. */
  readonly armedFaults: readonly string[]
}

/** The format of errors of an endpoint. */
export type ErrorShape = 'oauth' | 'fhir' | 'page'

/** Origins that may read the response: any (S-029), those of registered clients (S-030), none (S-033). */
export type CorsPolicy = 'any' | 'registered' | 'none'

/** One endpoint of the public listener. */
export interface Endpoint<Loaded = unknown> {
  readonly name: string
  /** Path below the tenant; a trailing slash matches every path below it. */
  readonly path: string
  readonly methods: readonly string[]
  /** Lists the methods where they depend on options of the tenant. */
  listMethods?(options: TenantOptions): readonly string[]
  readonly cors: CorsPolicy
  readonly errors: ErrorShape
  /** The step of its exchanges, unless `prepare` replaces it. */
  readonly step: Step
  /** Creates its facts with the names that most of its exchanges record, so that they have one shape. */
  createFacts?(): Facts
  /** Records the facts of the request, finds its run, and loads the values it names, without side effects. */
  prepare?(context: PrepareContext): Preparation<Loaded> | Promise<Preparation<Loaded>>
  handle(context: EndpointContext<Loaded>): Promise<Reply>
}

/** An endpoint that prepares, so that another one can prepare like it. */
export type PreparingEndpoint<Loaded> = Endpoint<Loaded> & Required<Pick<Endpoint<Loaded>, 'prepare'>>
