/** Placeholders that a path may have; the others are URLs. */
const PLACEHOLDERS = ['tenant', 'realm', 'org', 'practice', 'fhirHost']

/**
 * Returns the reason why a path cannot be served as it would be published, or `undefined`: clients change segments of
 * dots and empty ones, and a placeholder without a value would stay as it is.
 */
export function findPathProblem(path: string): string | undefined {
  const [unknown] = [...path.matchAll(/\{(\w+)\}/g)].filter(([, name = '']) => !PLACEHOLDERS.includes(name))
  if (unknown) {
    const known = PLACEHOLDERS.map((name) => `{${name}}`).join(', ')
    return `it has no placeholder ${unknown[0]} there; a path may have ${known}`
  }
  const segments = path.replace(/\/$/, '').split('/').slice(1)
  return segments.some((segment) => segment === '' || /^(?:\.|%2e){1,2}$/i.test(segment))
    ? 'it must have no empty segment, and none of dots alone'
    : undefined
}
