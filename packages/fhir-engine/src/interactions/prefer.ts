import type { FhirRequest } from '../model/request.ts'

/** Returns the `return` value of the `Prefer` header; `representation` by default. */
export function readPreferredReturn(request: FhirRequest): 'minimal' | 'representation' | 'OperationOutcome' {
  const value = /\breturn=([A-Za-z]+)/.exec(request.header('prefer') ?? '')?.[1]
  return value === 'minimal' || value === 'OperationOutcome' ? value : 'representation'
}

/** Returns `true` when unknown search parameters are errors (`Prefer: handling=strict`). */
function isStrict(request: FhirRequest): boolean {
  return /\bhandling=strict\b/.test(request.header('prefer') ?? '')
}

/** Returns what becomes of unknown search parameters: a warning, unless the request asks for an error. */
export function readUnknownRules(request: FhirRequest): { readonly unknown: 'warned' | 'refused' } {
  return isStrict(request) ? REFUSED : WARNED
}

const REFUSED = { unknown: 'refused' } as const
const WARNED = { unknown: 'warned' } as const
