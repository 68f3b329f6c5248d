import type { FhirErrorDecision } from '@smart-mock/fhir-engine/model/decisions'
import type { JsonObject } from '../../core/util/json.ts'
import { EPIC_SYSTEM } from './create-epic-issue.ts'
import type { FhirAnswer } from './fhir-answer.ts'

type Body = Exclude<FhirErrorDecision['body'], string>

/**
 * Returns a body with its first issue as an answer has it, and with the issues of the strict answer that only
 * inform; a body that is no OperationOutcome as it is.
 */
export function changeOutcome(body: Body, answer: FhirAnswer, strict: FhirErrorDecision['body']): Body {
  const issues = listIssues(body)
  const [first, ...others] = issues
  if (!first) return body
  const informing =
    body === strict ? [] : listIssues(strict).filter(({ severity }) => severity === 'information')
  return { ...body, issue: [refineIssue(first, answer), ...others, ...informing] }
}

function listIssues(body: FhirErrorDecision['body']): readonly JsonObject[] {
  const isOutcome = typeof body === 'object' && body.resourceType === 'OperationOutcome'
  return isOutcome && Array.isArray(body.issue) ? body.issue : []
}

function refineIssue(issue: JsonObject, answer: FhirAnswer): JsonObject {
  const { code, number, diagnostics, expression } = answer
  return {
    ...issue,
    ...(code !== undefined && { code }),
    ...(number !== undefined && number !== getNumber(issue) && { details: withNumber(number) }),
    ...(diagnostics !== undefined && { diagnostics }),
    ...(expression !== undefined && { location: [`/f:${expression}`], expression: [expression] }),
  }
}

function getNumber({ details }: JsonObject): unknown {
  return (details as { coding?: { code?: unknown }[] } | undefined)?.coding?.[0]?.code
}

/** Returns details with a number alone: its text is not known. */
function withNumber(number: string) {
  return { coding: [{ system: EPIC_SYSTEM, code: number }] }
}
