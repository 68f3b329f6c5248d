import { SmartError } from '../smart-error.ts'

/**
 * Checks a FHIR base and returns it unchanged, since `aud` must repeat it.
 *
 * @throws SmartError insecure-url or invalid-input (F-007: other schemes, user info, link-local addresses).
 */
export function checkFhirBase(value: string): string {
  if (!URL.canParse(value)) {
    throw new SmartError('invalid-input', `"${value.slice(0, 200)}" is not an absolute URL.`, {
      whatToTry: 'A FHIR base looks like https://ehr.example/fhir or http://localhost:4010/fhir.',
    })
  }
  const url = new URL(value)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new SmartError('insecure-url', `A FHIR base must be http or https, not ${url.protocol}`)
  }
  if (url.username || url.password) {
    throw new SmartError(
      'insecure-url',
      'A FHIR base must not contain a user name; the host is what follows the "@".',
      {
        whyItMatters: `The real host here would be ${url.host}; such URLs are deceptive.`,
      },
    )
  }
  if (url.search || url.hash) {
    throw new SmartError('invalid-input', 'A FHIR base must not have a query or fragment.', {
      whatToTry: `Use ${url.origin}${url.pathname}`,
    })
  }
  if (isLinkLocal(url.hostname)) {
    throw new SmartError(
      'insecure-url',
      `${url.hostname} is a link-local address, which cannot be a FHIR server.`,
      {
        whyItMatters: 'Cloud machines serve their own credentials at such addresses.',
      },
    )
  }
  return value
}

/** Builds `<base>/.well-known/<name>` with exactly one slash between (C-003, F-003). */
export function buildWellKnownUrl(base: string, name: string): string {
  return `${withoutTrailingSlash(base)}/.well-known/${name}`
}

export function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '')
}

/** Returns `true` for two notations of one base: they differ at most by trailing slashes. */
export function isSameBase(a: string, b: string): boolean {
  return withoutTrailingSlash(a) === withoutTrailingSlash(b)
}

/** Returns `true` when plain http is harmless because the address is on this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname) ||
    hostname === '[::1]'
  )
}

/** Returns `true` for addresses on which cloud machines publish their credentials. */
export function isLinkLocal(hostname: string): boolean {
  return /^169\.254\./.test(hostname) || /^\[fe[89ab]/i.test(hostname) || /^\[::ffff:a9fe:/i.test(hostname)
}
