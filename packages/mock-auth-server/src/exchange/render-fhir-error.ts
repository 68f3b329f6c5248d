import { createDecidedReply, type FhirErrorDecision } from '@smart-mock/fhir-engine'
import { createOutcomeReply } from '../core/http/create-outcome-reply.ts'
import type { Reply } from '../core/http/reply.ts'
import type { PassPoint } from '../core/journal/points.ts'

/** A refusal by the FHIR API before the engine sees the request. */
type EarlyRefusal = Pick<FhirErrorDecision, 'cause' | 'status' | 'headers'> & {
  readonly code: 'login' | 'not-supported' | 'processing'
  readonly diagnostics: string
}

/** Renders an error of the FHIR API as JSON, after its point. */
export function renderFhirError(
  pass: PassPoint,
  { cause, status, headers, code, diagnostics }: EarlyRefusal,
): Reply {
  const reply = createOutcomeReply(status, code, diagnostics, headers)
  if (!pass.wants('fhir.error')) return reply
  const issues = [{ severity: 'error' as const, code, diagnostics }]
  const strict: FhirErrorDecision = {
    ...{ cause, status, headers, issues, interaction: undefined, type: undefined, contentType: undefined },
    body: { resourceType: 'OperationOutcome', issue: issues },
  }
  const decided = pass('fhir.error', strict)
  return decided === strict ? reply : toReply(decided)
}

function toReply(decided: FhirErrorDecision): Reply {
  const { body, contentType } = decided
  const isOutcome = typeof body === 'object' && 'resourceType' in body
  const shown = createDecidedReply({
    ...decided,
    body: typeof body === 'object' ? JSON.stringify(body) : body,
    contentType:
      contentType ??
      (isOutcome ? 'application/fhir+json; charset=utf-8' : body === '' ? undefined : JSON_TYPE),
  })
  return {
    status: shown.status,
    headers: [...shown.headers, ['X-Content-Type-Options', 'nosniff']],
    body: (shown.body as string | undefined) ?? '',
  }
}

const JSON_TYPE = 'application/json'
