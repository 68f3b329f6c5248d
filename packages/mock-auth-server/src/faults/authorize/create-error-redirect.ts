import type { AuthorizeRedirect } from '../../core/journal/points.ts'

/**
 * Creates an error response from an authorization response, with its state and issuer (RFC 6749 section
 * 4.1.2.1).
 */
export function createErrorRedirect(
  redirect: AuthorizeRedirect,
  { error, description, uri }: { error: string; description?: string | undefined; uri?: string },
): AuthorizeRedirect {
  const kept = redirect.params.filter(([name]) => name === 'state' || name === 'iss')
  return {
    ...redirect,
    params: [
      ['error', error],
      ...(description === undefined ? [] : [['error_description', description] as const]),
      ...(uri === undefined ? [] : [['error_uri', uri] as const]),
      ...kept,
    ],
  }
}
