import { isRecord } from '../../smart/http/is-record.ts'

export interface BundleEntry {
  resource: Record<string, unknown>
  /** Why a search found it: match, include or outcome. */
  mode: string
  /** What a batch or transaction answered for it. */
  status: string
}

/** Entries of a bundle, as far as they are readable. */
export function listBundleEntries(bundle: Record<string, unknown>): BundleEntry[] {
  const entries: unknown[] = Array.isArray(bundle.entry) ? bundle.entry : []
  return entries.filter(isRecord).map(({ resource, search, response }) => ({
    resource: isRecord(resource) ? resource : {},
    mode: isRecord(search) && typeof search.mode === 'string' ? search.mode : '',
    status: isRecord(response) && typeof response.status === 'string' ? response.status : '',
  }))
}
