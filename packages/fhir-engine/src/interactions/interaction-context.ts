import type { AccessFilter } from '../access/access-filter.ts'
import type { FhirRoute } from '../model/classify-fhir.ts'
import type { FhirReply, FhirRequest } from '../model/request.ts'
import type { Parameters } from '../search/parameters/parse-query.ts'
import type { SearchContext } from '../search/search-context.ts'
import type { WorkBudget } from '../search/work-budget.ts'
import type { FhirStore } from '../store/fhir-store.ts'

/** One interaction in progress. */
export interface InteractionContext {
  readonly store: FhirStore
  readonly request: FhirRequest
  readonly route: FhirRoute
  readonly filter: AccessFilter
  /** Parameters of the URL only. */
  readonly parameters: Parameters
  readonly work: WorkBudget
  /** Decoded and known to R4; empty when the path has none. */
  readonly type: string
  readonly id: string
  /** The body, already parsed: an entry of a Bundle. */
  readonly content?: unknown
  /** The id a new resource gets: in a transaction others may refer to it already. */
  readonly newId: string | undefined
  /** Handles another request in the same store and with the same access: an entry of a Bundle. */
  run(part: NestedRequest): FhirReply
}

/** A request inside a request. */
export interface NestedRequest {
  readonly request: FhirRequest
  readonly content?: unknown
  readonly newId?: string | undefined
}

export type Handler = (call: InteractionContext) => FhirReply

/**
 * Creates the view of the store for the searches of this call; throws FhirError 400 when its work budget is
 * used up.
 */
export function createSearchContext({ store, request, filter, work }: InteractionContext): SearchContext {
  work.look(0)
  return {
    store,
    base: request.base,
    now: store.now(),
    isVisible: filter.isVisible,
    seesAll: request.access.kind === 'all',
    narrow: filter.narrow,
    work,
    depth: 0,
    links: new Map(),
  }
}
