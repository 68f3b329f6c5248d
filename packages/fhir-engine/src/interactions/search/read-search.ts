import { getSessionOwner } from '../../access/get-search-owner.ts'
import type { Paging } from '../../model/decisions.ts'
import { FhirError } from '../../model/fhir-error.ts'
import type { FhirRequest } from '../../model/request.ts'
import { decidePaging } from '../../search/parameters/paging.ts'
import { type Parameters, parseQuery } from '../../search/parameters/parse-query.ts'
import type { InteractionContext } from '../interaction-context.ts'

/** A search as it is asked for: by its parameters, or by the id of a session that has them. */
export interface RequestedSearch {
  /** Path below the base in its links. */
  readonly path: string
  readonly parameters: Parameters
  readonly paging: Paging
  /** The session whose page is asked for, with the position of that page. */
  readonly session?: { readonly id: string; readonly cursor: string }
}

/** Reads a search. Throws FhirError 410 for a session that is not the caller's, or has expired. */
export function readSearch(
  { request, parameters, store }: Pick<InteractionContext, 'request' | 'parameters' | 'store'>,
  path: string,
): RequestedSearch {
  const paging = decidePaging(request)
  const all = readSearchParameters(request, parameters)
  const id = findSessionId(paging, all)
  if (id === undefined) return { path, parameters: all, paging }
  const found = store.sessions.find(id, getSessionOwner(request), path)
  if (!found) throw createExpiredError()
  return { path, parameters: found.parameters, paging, session: { id, cursor: found.cursor } }
}

/** Returns the id of the session that a request asks for, whatever else it asks for. */
export function findSessionId({ style, parameter }: Paging, parameters: Parameters): string | undefined {
  return style === 'session' ? parameters.findLast(([name]) => name === parameter)?.[1] : undefined
}

/** Creates the error for a link to a page that is not there any more, or belongs to somebody else. */
export function createExpiredError(): FhirError {
  const diagnostics = 'This page link is not valid or has expired; repeat the search'
  return new FhirError(410, 'not-found', diagnostics, [], 'pagingExpired')
}

/** Returns the parameters of the URL and of a form in the body. Throws FhirError 415 for any other body. */
export function readSearchParameters(request: FhirRequest, parameters: Parameters): Parameters {
  if (request.method !== 'POST') return parameters
  const type = request.header('content-type') ?? ''
  if (request.body.length > 0 && !/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new FhirError(415, 'not-supported', 'A _search body must be application/x-www-form-urlencoded')
  }
  return [...parameters, ...parseQuery(new TextDecoder().decode(request.body))]
}
