/** Context in the token response, validated. */
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
  /** The message of the task or card that opened the app, as text. */
  appContext?: string
  fhirContext: FhirContextItem[]
  /**
   * FHIR servers that accept the token, including this one; absent when the token response does not list
   * them.
   */
  authorizationDetails?: AuthorizationDetail[]
  /** The harmless part of the document at `smart_style_url`. */
  style?: StyleSheet
  /** Other members of the token response, as JSON text. */
  other: Record<string, string>
}

export interface FhirContextItem {
  reference?: string
  canonical?: string
  type?: string
  role: string
}

/** FHIR servers with one grant and one context (experimental in SMART 2.2). */
export interface AuthorizationDetail {
  /** FHIR bases. */
  locations: string[]
  fhirVersions: string[]
  scope?: string
  patient?: string
  encounter?: string
}

/** Keys of a SMART style; each value is one colour, length or list of fonts. */
export type StyleSheet = Partial<
  Record<
    | 'color_background'
    | 'color_error'
    | 'color_highlight'
    | 'color_modal_backdrop'
    | 'color_success'
    | 'color_text'
    | 'dim_border_radius'
    | 'dim_font_size'
    | 'dim_spacing_size'
    | 'font_family_body'
    | 'font_family_heading',
    string
  >
>
