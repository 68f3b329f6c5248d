import type { Verdict } from './verdict.ts'

/** Who runs a server, by the brand bundle that its smart-configuration names. It is shown, and decides nothing. */
export interface BrandReport {
  /** `user_access_brand_bundle`, as published. */
  url: string
  /** 304: what was kept is still current. */
  status?: number
  /** What there is to say about bundle and brand, at least one. */
  findings: Verdict[]
  /** Absent where it cannot be told which brand is meant. */
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
  /** Whether its address is the FHIR base that was asked. */
  isThisServer: boolean
}
