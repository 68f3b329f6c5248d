import { withoutTrailingSlash } from '../discovery/fhir-base.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { appLaunch, rfc } from '../spec.ts'
import { findPlaceholder } from './find-placeholder.ts'

const DOTS = /(^|\/)(\.|%2e){1,2}([/?#]|$)/i

/**
 * Returns the absolute URL for a FHIR request, which must be below the FHIR base: same origin and same path
 * prefix (C-156, F-264 … F-266).
 *
 * @param path relative to the base, or absolute.
 * @throws SmartError foreign-url or invalid-input.
 */
export function resolveFhirUrl(path: string, fhirBase: string): string {
  const base = withoutTrailingSlash(fhirBase)
  const absolute = /^[a-z][a-z0-9+.-]*:/i.test(path) ? path : `${base}/${path.replace(/^\/+/, '')}`
  if (!URL.canParse(absolute))
    throw new SmartError('invalid-input', `"${sanitizeText(path)}" is not a FHIR path.`, {
      whatToTry: 'For example Patient/17 or Observation?code=85354-9.',
    })
  const url = new URL(absolute)
  if (!isBelow(url, new URL(base)) || path.startsWith('//') || DOTS.test(path)) {
    throw new SmartError(
      'foreign-url',
      `${sanitizeText(absolute)} is not clearly below ${base}; the access token was not sent there.`,
      {
        whyItMatters:
          'The token was issued for this FHIR server only. Anyone else who receives it can use it.',
        whatToTry: 'Open such URLs without a token, or log in at that server.',
        spec: appLaunch('step 6', 'access-fhir-api'),
      },
    )
  }
  if (url.searchParams.has('access_token')) {
    throw new SmartError('invalid-input', 'access_token must not be in a URL.', {
      whyItMatters: 'URLs end up in logs and histories.',
      whatToTry: 'It is sent in the Authorization header automatically.',
      spec: rfc(6750, '2.3'),
    })
  }
  const below = url.pathname.slice(new URL(base).pathname.replace(/\/+$/, '').length)
  const wrong = findPlaceholder(decode(below), url.searchParams)
  if (wrong) {
    throw new SmartError('invalid-input', `"${sanitizeText(path)}" contains ${wrong}.`, {
      whatToTry: 'Use the bare id, as in Patient/17.',
    })
  }
  return absolute
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function isBelow(url: URL, base: URL): boolean {
  if (url.origin !== base.origin || url.username || url.password) return false
  const prefix = base.pathname.replace(/\/+$/, '')
  // The server may read an encoded slash or dot as another path.
  if (/%2f|%5c|%2e/i.test(url.pathname)) return false
  return url.pathname === prefix || url.pathname.startsWith(`${prefix}/`)
}
