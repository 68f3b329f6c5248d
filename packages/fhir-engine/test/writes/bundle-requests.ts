import { type Any, ask, type sampleStore } from '../engine.ts'

/** Creates an entry of a batch or transaction. */
export const entry = (method: string, url: string, resource?: unknown, more: object = {}) => ({
  ...(resource !== undefined && { resource }),
  request: { method, url, ...more },
})
/** Posts a Bundle of this type to the base. */
export const post = (store: ReturnType<typeof sampleStore>, type: string, entries: unknown, more = {}) =>
  ask(store, '', { method: 'POST', body: { resourceType: 'Bundle', type, entry: entries }, ...more })
export const patient = { resourceType: 'Patient', name: [{ family: 'Bundled' }] }
/** Returns the status code of each entry of a response. */
export const statuses = (body: unknown) =>
  (body as Any).entry.map((each: Any) => each.response.status.slice(0, 3))
