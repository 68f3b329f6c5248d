import { withoutTrailingSlash } from '../discovery/fhir-base.ts'
import { toLocalReference } from '../fhir/reference.ts'
import { sanitizeText } from '../http/sanitize-text.ts'
import { SmartError } from '../smart-error.ts'
import { scopesAndContext } from '../spec.ts'

const PEOPLE = new Set(['Patient', 'Practitioner', 'PractitionerRole', 'RelatedPerson', 'Person'])

/**
 * Returns the absolute URL of a verified `fhirUser`, relative or absolute at this base (F-184 … F-187).
 *
 * @throws SmartError foreign-url when it points anywhere else; no token is sent there.
 */
export function resolveFhirUser(fhirUser: unknown, fhirBase: string): string {
  const reference = typeof fhirUser === 'string' ? toLocalReference(fhirUser, fhirBase) : undefined
  if (reference && PEOPLE.has(reference.type))
    return `${withoutTrailingSlash(fhirBase)}/${reference.type}/${reference.id}`
  const shown = sanitizeText(typeof fhirUser === 'string' ? fhirUser : (JSON.stringify(fhirUser) ?? ''))
  throw new SmartError(
    'foreign-url',
    `fhirUser "${shown}" is not a user at this FHIR server, so it was not read.`,
    {
      whyItMatters: 'Reading it would send the access token to a server that it was not issued for.',
      whatToTry: `fhirUser must be one of ${[...PEOPLE].join(', ')} at ${fhirBase}.`,
      spec: scopesAndContext('identity', 'scopes-for-requesting-identity-data'),
    },
  )
}
