import { isRecord } from '../../../smart/http/is-record.ts'

export interface BundleEntry {
  resource: Record<string, unknown>
  /** The reason why a search returned it: match, include or outcome. */
  mode: string
  /** The status that a batch or transaction returned for it. */
  status: string
}

/** Returns the readable entries of a bundle. */
export function listBundleEntries(bundle: Record<string, unknown>): BundleEntry[] {
  const entries: unknown[] = Array.isArray(bundle.entry) ? bundle.entry : []
  return entries.filter(isRecord).map(({ resource, search, response }) => ({
    resource: isRecord(resource) ? resource : {},
    mode: isRecord(search) && typeof search.mode === 'string' ? search.mode : '',
    status: isRecord(response) && typeof response.status === 'string' ? response.status : '',
  }))
}
