import type { Resource } from '../model/resource.ts'

/** Returns `ETag` and `Last-Modified` of a resource, as far as the upstream provides them. */
export function createVersionHeaders({ meta }: Resource): [string, string][] {
  const at = Date.parse(meta?.lastUpdated ?? '')
  return [
    ...(parseVersionId(meta?.versionId) ? ([['ETag', `W/"${meta?.versionId}"`]] as [string, string][]) : []),
    ...(Number.isFinite(at) ? ([['Last-Modified', new Date(at).toUTCString()]] as [string, string][]) : []),
  ]
}

/** Returns a version id that is allowed in a header, or `undefined`. */
export function parseVersionId(text: unknown): string | undefined {
  return typeof text === 'string' && /^[A-Za-z0-9\-.]{1,64}$/.test(text) ? text : undefined
}

/** Returns `true` when a list of entity tags names this version, or any. */
export function includesVersion(tags: string, version: string | undefined): boolean {
  return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\/|"/g, '') === version)
}
