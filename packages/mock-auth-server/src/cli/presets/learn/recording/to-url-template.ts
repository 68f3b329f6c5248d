import type { Recording } from './recording.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Returns `true` for a UUID. */
export const isUuid = (text: string): boolean => UUID.test(text)

/**
 * Replaces origin and ids of a URL by placeholders: `{fhirBase}` and `{root}`, `{second}` for a host that has neither
 * FHIR base nor endpoints, `{tenant}` and `{org}` for ids in the path. A query is left out.
 */
export function toUrlTemplate(text: string, recording: Recording): string {
  const { fhirBase, root, endpoints } = recording
  if (isBelow(text, fhirBase)) return `{fhirBase}${redactPath(text.slice(fhirBase.length))}`
  if (isBelow(text, root)) return `{root}${redactPath(text.slice(root.length))}`
  const { origin, pathname } = new URL(text)
  const isOwn = [endpoints.authorize, endpoints.token].some(
    (each) => each !== undefined && new URL(each).origin === origin,
  )
  const path = pathname === '/' && !text.endsWith('/') ? '' : pathname
  return `${isOwn || new URL(fhirBase).origin === origin ? '{root}' : '{second}'}${redactPath(path)}`
}

const isBelow = (text: string, base: string) =>
  text === base || text.startsWith(`${base}/`) || text.startsWith(`${base}?`)

/** Replaces the ids in a path by placeholders, and leaves its query out. */
export function redactPath(path: string): string {
  const [plain = ''] = path.split(/[?#]/, 1)
  return plain
    .split('/')
    .map((part) => (isUuid(part) ? '{tenant}' : /^\d{5,}$/.test(part) ? '{org}' : part))
    .join('/')
}

/** Returns `true` for an absolute URL. */
export function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
