/** Returns an ETag that a header may repeat; `undefined` for a missing or malformed one. */
export function parseEtag(header: string | null): string | undefined {
  return header !== null && /^(W\/)?"[\x21\x23-\x7e]*"$/.test(header) ? header : undefined
}

/** Builds the ETag that FHIR derives from `meta.versionId` of a resource (FHIR R4 §3.1.0.1.3). */
export function buildWeakEtag(body: string): string | undefined {
  try {
    const { resourceType, meta } = JSON.parse(body)
    const version = resourceType === 'Bundle' ? undefined : meta?.versionId
    return typeof version === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(version) ? `W/"${version}"` : undefined
  } catch {
    return undefined
  }
}
