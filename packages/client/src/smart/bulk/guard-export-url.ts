import { isLinkLocal } from '../discovery/fhir-base.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { bulkData } from '../spec.ts'

/**
 * Returns the URL that the server named for a status or a file. It may be anywhere at the origin of the FHIR
 * base, and elsewhere only without a token (F-306); throws otherwise.
 *
 * @throws SmartError foreign-url or insecure-url
 */
export function guardExportUrl(url: string, fhirBase: string, withToken: boolean): string {
  const base = new URL(fhirBase)
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const isWeb = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && base.protocol === 'http:')
  if (!parsed || !isWeb || parsed.username || parsed.password || isLinkLocal(parsed.hostname)) {
    throw new SmartError('insecure-url', `"${sanitizeText(url)}" is not a URL that can be fetched safely.`, {
      whatToTry: `Publish absolute ${base.protocol === 'https:' ? 'https' : 'http'} URLs without user names.`,
      spec: bulkData('complete status', 'response---complete-status'),
    })
  }
  if (withToken && parsed.origin !== base.origin) {
    throw new SmartError(
      'foreign-url',
      `${sanitizeText(url)} is not at ${base.origin}; the access token was not sent there.`,
      {
        whyItMatters:
          'The token was issued for this FHIR server only. Anyone else who receives it can use it.',
        whatToTry:
          'Serve the files at the origin of the FHIR server, or without a token: requiresAccessToken false.',
        spec: bulkData('security', 'privacy-and-security-considerations'),
      },
    )
  }
  return url
}
