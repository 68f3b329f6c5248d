import type { AuthorizationDetail } from '../../model/launch-context.ts'
import { isFhirId } from '../fhir/reference.ts'
import { sanitizeText } from '../http/sanitize-text.ts'

const TYPE = 'smart_on_fhir'
const MOST = 50

/**
 * Reads the entries about FHIR servers (experimental in SMART 2.2); malformed ones and those of other types
 * are left out (F-137).
 */
export function readAuthorizationDetails(value: unknown): AuthorizationDetail[] {
  if (!Array.isArray(value)) return []
  return value.slice(0, MOST).flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return []
    const { type, locations, fhirVersions, scope, patient, encounter } = entry as Record<string, unknown>
    const bases = strings(locations).filter(isFhirBase)
    if (type !== TYPE || bases.length === 0) return []
    return [
      {
        locations: bases,
        fhirVersions: strings(fhirVersions).map(sanitizeText),
        ...(typeof scope === 'string' ? { scope: sanitizeText(scope) } : {}),
        ...(isFhirId(patient) ? { patient } : {}),
        ...(isFhirId(encounter) ? { encounter } : {}),
      },
    ]
  })
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

function isFhirBase(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && username === '' && search === '' && hash === ''
}
