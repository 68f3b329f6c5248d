/** Returns the value of `audience` with which a server takes this aud; `undefined` for the FHIR base itself. */
export function findAudienceHabit(audience: string | null, fhirBase: string): string | undefined {
  if (audience === null || audience === '') return 'optional'
  if (audience === fhirBase) return undefined
  if (audience === `${fhirBase}/`) return 'slash-too'
  const isSamePath = URL.canParse(audience) && new URL(audience).pathname === new URL(fhirBase).pathname
  return isSamePath ? 'path-only' : 'any'
}
