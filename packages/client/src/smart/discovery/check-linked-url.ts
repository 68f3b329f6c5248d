import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { isLinkLocal } from './fhir-base.ts'

/**
 * Checks a URL that a server names for this client: it must be http(s) with an allowed host, and https if the
 * FHIR base is.
 *
 * @param name what names it, for the error.
 * @throws SmartError insecure-url or invalid-input.
 */
export function checkLinkedUrl(name: string, value: unknown, fhirBase: string): string {
  const shown = sanitizeText(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
  if (typeof value !== 'string' || !/^https?:/i.test(value) || !URL.canParse(value))
    throw new SmartError(
      'invalid-input',
      `${name} is ${shown}, which is not an absolute http or https URL.`,
      {
        whatToTry: 'Publish the absolute https URL.',
      },
    )
  const { protocol, username, password, hostname } = new URL(value)
  if (username || password || isLinkLocal(hostname))
    throw new SmartError('insecure-url', `${name} is ${shown}, which this client does not request.`, {
      whyItMatters: 'Such URLs are deceptive, or lead to the machine itself.',
      whatToTry: 'Publish an https URL of a public host, without a user name in it.',
    })
  if (protocol === 'http:' && fhirBase.startsWith('https:'))
    throw new SmartError('insecure-url', `${name} is ${shown}, which is http behind an https FHIR base.`, {
      whyItMatters: 'Anyone on the network could read and change it.',
      whatToTry: 'Publish an https URL.',
    })
  return value
}
