import { FhirError } from '../../model/fhir-error.ts'
import type { FhirRequest } from '../../model/request.ts'

const MODES = new Set(['full', 'normative', 'terminology'])

/**
 * Returns the reply to `metadata` in its mode (R4 §3.1.0.10): a CapabilityStatement or TerminologyCapabilities.
 * Throws FhirError 400 for an unknown mode.
 */
export function readCapabilities(
  { query, base }: Pick<FhirRequest, 'query' | 'base'>,
  build: () => fhir4.FhirResource,
  buildTerminology: (base: string) => fhir4.TerminologyCapabilities,
): fhir4.FhirResource {
  const mode = (query === '' ? undefined : new URLSearchParams(query).get('mode')) || 'full'
  if (!MODES.has(mode)) {
    throw new FhirError(
      400,
      'invalid',
      `mode must be full, normative or terminology, not "${mode.slice(0, 40)}"`,
    )
  }
  return mode === 'terminology' ? buildTerminology(base) : build()
}
