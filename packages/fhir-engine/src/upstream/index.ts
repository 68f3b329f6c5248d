/**
 * SMART in front of a FHIR server without it: the counterpart of `handleFhir` for an upstream.
 *
 *     const upstream = createUpstream({ base: 'http://host/fhir' })     // one per tenant
 *     const reply = await handleUpstream(upstream, request)
 *
 * Searches are narrowed to the scopes, and every resource of a response passes the same filter.
 */

export { searchUpstreamPatients } from './access/search-upstream-patients.ts'
export { createClientCredentialsHeader } from './create-client-credentials-header.ts'
export { handleUpstream } from './handle-upstream.ts'
export { readDirectory } from './read-directory.ts'
export { createRecordingFetch, createReplayingFetch } from './record.ts'
export { createUpstream, type Upstream } from './upstream.ts'
export { UpstreamClient, type UpstreamSettings } from './upstream-client.ts'
