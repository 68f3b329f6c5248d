/** Context that came with the token response, validated. */
export interface LaunchContext {
  /** Bare FHIR id. */
  patient?: string
  encounter?: string
  /** Absolute reference below the FHIR base, from a verified id_token. */
  fhirUser?: string
  needPatientBanner?: boolean
  intent?: string
  smartStyleUrl?: string
  tenant?: string
  fhirContext: FhirContextItem[]
  /** Anything else in the token response, as JSON text. */
  other: Record<string, string>
}

export interface FhirContextItem {
  reference?: string
  canonical?: string
  type?: string
  role: string
}
