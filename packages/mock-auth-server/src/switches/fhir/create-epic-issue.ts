import type { FhirErrorDecision } from '@smart-mock/fhir-engine/model/decisions'

/** The system of Epic's numeric codes. */
export const EPIC_SYSTEM = 'urn:oid:1.2.840.114350.1.13.0.1.7.2.657369'

/** The numeric codes that are known, by the code of an issue. */
const NUMBERS: Readonly<Record<string, { readonly code: string; readonly display?: string }>> = {
  'not-found': { code: '59008', display: 'The FHIR ID provided was not found.' },
  'business-rule': {
    code: '59159',
    display: 'The content/operation failed to pass a business rule, and so could not proceed.',
  },
  required: { code: '59108' },
}

type Issue = FhirErrorDecision['issues'][number]

/** Creates an issue with a numeric code where one is known, and with its location in XML beside that in FHIRPath. */
export function createEpicIssue({ severity, code, diagnostics, expression }: Issue): Record<string, unknown> {
  const number = NUMBERS[code]
  return {
    ...{ severity: severity === 'error' ? 'fatal' : severity, code },
    details: {
      ...(number && { coding: [{ system: EPIC_SYSTEM, ...number }] }),
      text: number?.display ?? diagnostics,
    },
    diagnostics,
    ...(expression && {
      location: expression.map((path) => `/f:${path.replaceAll('.', '/f:')}`),
      expression,
    }),
  }
}
