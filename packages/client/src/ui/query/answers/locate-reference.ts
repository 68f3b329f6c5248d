/**
 * Returns the path below the FHIR base that a reference points to: a relative reference, or an absolute URL
 * below the base. Returns `undefined` for every target that must not get this session's token: other hosts,
 * contained (`#…`), `urn:`.
 */
export function locateReference(reference: string, fhirBase: string): string | undefined {
  const base = fhirBase.replace(/\/+$/, '')
  const relative = reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference
  return /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}(\/_history\/[A-Za-z0-9.-]{1,64})?$/.test(relative)
    ? relative
    : undefined
}
