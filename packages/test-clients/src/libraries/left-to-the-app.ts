const every = (names: readonly string[], reason: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, reason]))

/**
 * Faults that every library leaves to the app: the app decides which requests it sends with the scopes it was
 * granted.
 */
const LEFT_BY_ALL = every(
  [
    'scope-empty',
    'scope-narrowed',
    'scope-unrelated',
    'writes-not-granted',
    'search-not-granted',
    'refresh-narrows-scope',
    'refresh-widens-scope',
    'capability-absent',
  ],
  'which requests go with which scopes is left to the app',
)

const NOT_USED = {
  ...every(['app-state', 'brands'], 'it has neither app state nor brands'),
  asymmetric: 'it authenticates with a secret here',
  backend: 'no backend service is run here; the fault is about when the app asks again, and with what',
  'authorize-post': 'it sends people to authorize by GET',
}

/** Faults that a FHIR library leaves to the app as well. */
export const LEFT_BY_FHIR = {
  ...LEFT_BY_ALL,
  ...NOT_USED,
  ...every(['introspection', 'logout'], 'it neither introspects nor revokes'),
  bulk: 'it has no bulk data export',
}

const FHIR_STEPS = [
  'fhir-read',
  'fhir-search',
  'fhir-write',
  'fhir-batch',
  'fhir-operation',
  'metadata',
  'bulk',
]

/** Faults that an OAuth library leaves to the app as well. */
export const LEFT_BY_OAUTH = {
  ...LEFT_BY_ALL,
  ...NOT_USED,
  'no-nonce': 'the app sends a nonce',
  launch: 'an EHR launch is left to the app',
  'ehr-launch': 'an EHR launch is left to the app',
  session: 'what is kept between launch and callback is left to the app',
  ...every(FHIR_STEPS, 'FHIR is left to the app; the library sends what it is told to'),
  'auth-method-not-offered': 'how it authenticates is what the app sets up',
  'introspection-denied': 'what follows from `active: false` is left to the app',
  ...every(
    [
      'patient-missing',
      'patient-malformed',
      'patient-hostile',
      'token-of-another-patient',
      'fhir-user-missing',
      'fhir-user-relative',
      'fhir-user-foreign',
      'fhir-user-odd',
      'fhir-user-type',
      'fhir-user-in-profile',
      'refresh-changes-patient',
      'smart-style-hostile',
    ],
    'what stands in the launch context and in fhirUser is left to the app',
  ),
}
