/** Defects that the small server can have, each with the cases that must find it, and no others. */
export const HOLES = {
  'any redirect URI below the registered one': ['authorize-redirect-uri'],
  'state optional': ['authorize-required-parameters/state'],
  'audience optional': ['authorize-audience/missing'],
  'any audience': ['authorize-audience/wrong'],
  'challenge optional': ['authorize-pkce/missing'],
  'plain challenge': ['authorize-pkce/plain'],
  'first of repeated parameters': ['authorize-parameters/repeated'],
  'token by JSON': ['token-request-form/content-type'],
  'verifier optional': ['token-verifier/missing', 'token-verifier/blank'],
  'verifier not compared': ['token-verifier/wrong', 'token-verifier/plain'],
  'redirect URI of a code not compared': ['token-code-binding/redirect-uri'],
  'code of any client': ['token-code-binding/client'],
  'secret not compared': ['token-client-authentication/wrong-secret'],
  'code works twice': ['token-code-replay/refused'],
  'replay revokes nothing': ['token-code-replay/revokes'],
  'tokens can be cached': ['token-no-store'],
  'refresh widens the scope': ['refresh-scope/wider'],
  'refresh never narrows': ['refresh-scope/narrower'],
  'refresh token of any client': ['refresh-binding/other-client'],
  'refresh without secret': ['refresh-binding/authentication'],
  'refresh token stays': ['refresh-rotation/rotates'],
  'replaced refresh token works': ['refresh-rotation/reuse'],
  'no nonce': ['id-token-claims/nonce'],
  'id_token signed by another key': ['id-token-signature/signature'],
  'token in the query': ['fhir-token-place/query'],
  'id_token as access token': ['fhir-token-audience/other-tokens'],
  // Whoever may read everything may also search with a scope for reading, and with the token of a narrower refresh.
  'all types': ['fhir-scope-type/refused', 'fhir-scope-letters/search', 'refresh-scope/narrower'],
  'reading is searching': ['fhir-scope-letters/search'],
  'reading is writing': ['fhir-scope-write'],
  'reads of other patients': ['fhir-compartment/other'],
  'searches of other patients': ['fhir-compartment/search', 'fhir-compartment/other'],
  'categories not compared': ['fhir-granular/filters'],
} as const satisfies Record<string, readonly string[]>

export type Hole = keyof typeof HOLES

/** Tells whether the small server has a defect. */
export type HasHole = (hole: Hole) => boolean
