import { getBundleEntries } from '../fhir/bundle.ts'
import { isRecord } from '../http/is-record.ts'

type Json = Record<string, unknown>

/** A brand bundle, as far as it is one. */
export interface BrandBundle {
  organizations: Json[]
  /** Endpoints by every name that a reference may use. */
  endpoints: Map<string, Json>
}

/** Reads the organizations and endpoints of a bundle; other entries are ignored. */
export function readBundle(json: Json): BrandBundle {
  const organizations: Json[] = []
  const endpoints = new Map<string, Json>()
  for (const { fullUrl, resource } of getBundleEntries(json)) {
    if (!isRecord(resource)) continue
    if (resource.resourceType === 'Organization') organizations.push(resource)
    if (resource.resourceType !== 'Endpoint') continue
    if (typeof fullUrl === 'string') endpoints.set(fullUrl, resource)
    endpoints.set(`Endpoint/${String(resource.id)}`, resource)
  }
  return { organizations, endpoints }
}
