/** The switches of the FHIR API. */
export const FHIR_SWITCHES = [] as const
