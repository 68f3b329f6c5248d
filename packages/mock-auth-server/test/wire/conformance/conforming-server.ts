import type { Mock } from '../../../src/testing/index.ts'

export type Body = Record<string, unknown>
/** Fetches the smart-configuration. */
export const fetchWellKnown = (mock: Mock, headers = {}) =>
  fetch(`${mock.fhirBase}/.well-known/smart-configuration`, { headers })
/** Returns the members of the smart-configuration. */
export const fetchDocument = async (mock: Mock) => (await (await fetchWellKnown(mock)).json()) as Body
/** Searches for observations. */
export const observe = (mock: Mock, headers: Record<string, string> = {}, query = '') =>
  fetch(`${mock.fhirBase}/Observation?_count=1${query}`, { headers })
