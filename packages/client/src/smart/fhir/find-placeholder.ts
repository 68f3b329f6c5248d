const PLACEHOLDERS = new Set(['undefined', 'null', 'nan', '[object object]'])

/**
 * Returns the defect of a FHIR address that a program put together: an empty, undefined or doubled part
 * (C-152, C-153).
 *
 * @param path decoded path below the base, beginning with a slash or empty
 */
export function findPlaceholder(path: string, query: URLSearchParams): string | undefined {
  const segments = path.split('/').slice(1)
  const last = segments.at(-1)
  if (segments.slice(0, -1).includes('') || (last === '' && segments.length > 2)) return 'an empty part'
  if (segments[0] !== undefined && segments[0] === segments[1] && /^[A-Z]/.test(segments[0])) {
    return `"${segments[0]}" twice; use only the id`
  }
  const values = [...query.values()]
    .flatMap((value) => value.split(','))
    .map((value) => value.slice(value.lastIndexOf('/') + 1))
  const found = [...segments, ...values].find((part) => PLACEHOLDERS.has(part.toLowerCase()))
  return found === undefined ? undefined : `"${found}" instead of an id`
}
