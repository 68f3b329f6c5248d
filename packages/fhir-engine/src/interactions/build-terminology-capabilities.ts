/**
 * Builds the TerminologyCapabilities of this engine (`metadata?mode=terminology`): it has code systems and value
 * sets as resources only, so it names no code system and no operation.
 */
export function buildTerminologyCapabilities(base: string): fhir4.TerminologyCapabilities {
  return {
    resourceType: 'TerminologyCapabilities',
    status: 'active',
    date: '2026-01-01',
    kind: 'instance',
    description: 'This server has no terminology service: it does not expand, validate or translate codes.',
    implementation: { description: 'SMART on FHIR test server', url: base },
  }
}
