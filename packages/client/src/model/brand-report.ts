import type { Verdict } from './verdict.ts'

/**
 * The organization that runs a server, by the brand bundle that its smart-configuration names. It is shown
 * only and decides nothing.
 */
export interface BrandReport {
  /** `user_access_brand_bundle`, as published. */
  url: string
  /** 304: the cached bundle is still current. */
  status?: number
  /** Findings about bundle and brand, at least one. */
  findings: Verdict[]
  /** Absent when it is unclear which brand is meant. */
  brand?: Brand
}

export interface Brand {
  name?: string
  /** Website of the organization. */
  site?: string
  /** An image as a `data:` URL. */
  logo?: string
  logoLicense?: string
  portals: BrandPortal[]
  endpoints: BrandEndpoint[]
}

export interface BrandPortal {
  name?: string
  url?: string
  description?: string
}

export interface BrandEndpoint {
  name?: string
  address: string
  fhirVersions: string[]
  /** `true` when its address is the requested FHIR base. */
  isThisServer: boolean
}
