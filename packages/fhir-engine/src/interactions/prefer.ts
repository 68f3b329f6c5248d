import type { FhirRequest } from '../model/request.ts'

/** The `Prefer` header's `return`; `representation` by default. */
export function readPreferredReturn(request: FhirRequest): 'minimal' | 'representation' | 'OperationOutcome' {
  const value = /\breturn=([A-Za-z]+)/.exec(request.header('prefer') ?? '')?.[1]
  return value === 'minimal' || value === 'OperationOutcome' ? value : 'representation'
}

/** Whether unknown search parameters are errors (`Prefer: handling=strict`). */
export function isStrict(request: FhirRequest): boolean {
  return /\bhandling=strict\b/.test(request.header('prefer') ?? '')
}
