/**
 * The SMART side in front of a FHIR server that has none: `handleFhir`'s sibling, over another server.
 *
 *     const upstream = createUpstream({ base: 'http://host/fhir' })     // one per tenant
 *     const reply = await handleUpstream(upstream, request)
 *
 * Searches are narrowed to what the scopes reach, and everything that comes back passes the same filter.
 */

export { searchUpstreamPatients } from './access/search-upstream-patients.ts'
export { createClientCredentialsHeader } from './create-client-credentials-header.ts'
export { handleUpstream } from './handle-upstream.ts'
export { readDirectory } from './read-directory.ts'
export { createRecordingFetch, createReplayingFetch } from './record.ts'
export { createUpstream, type Upstream } from './upstream.ts'
export { UpstreamClient, type UpstreamSettings } from './upstream-client.ts'
