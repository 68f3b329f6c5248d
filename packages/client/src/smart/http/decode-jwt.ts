/**
 * Decodes header and claims of a compact JWS without verifying them; returns `undefined` when it is not one.
 */
export function decodeJwt(
  compact: string,
): { compact: string; header: Record<string, unknown>; claims: Record<string, unknown> } | undefined {
  const parts = compact.split('.')
  if (parts.length !== 3) return undefined
  const header = parsePart(parts[0])
  const claims = parsePart(parts[1])
  return header && claims ? { compact, header, claims } : undefined
}

function parsePart(part: string | undefined): Record<string, unknown> | undefined {
  if (!part || !/^[\w-]+$/.test(part)) return undefined
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    )
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
