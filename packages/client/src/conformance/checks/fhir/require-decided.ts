import { createUndecidedError } from '../../declare/outcome.ts'

/**
 * Checks that a response of the FHIR API says whether scopes permit the request: a success, 401 or 403. Others are about
 * the request or the server, such as 400 where a search parameter is required. @throws Unjudged for these
 */
export function requireDecided({ status }: { readonly status: number }, what: string): void {
  if ((status >= 200 && status <= 299) || status === 401 || status === 403) return
  throw createUndecidedError(`${what} returned ${status}, which tells nothing about the scopes.`)
}
