import type { OutcomeIssue } from '../../model/fhir-query.ts'
import { sanitizeText } from '../http/sanitize-text.ts'

type Json = Record<string, unknown>

/** Returns the issues of an OperationOutcome as readable lines; empty for any other resource. */
export function readOutcome(resource: Json | undefined): OutcomeIssue[] {
  if (resource?.resourceType !== 'OperationOutcome' || !Array.isArray(resource.issue)) return []
  return resource.issue.slice(0, 50).map((issue: Json | null) => ({
    severity: text(issue?.severity) || 'error',
    code: text(issue?.code) || 'unknown',
    text: text(issue?.diagnostics) || text((issue?.details as Json | undefined)?.text) || 'No details.',
  }))
}

const text = (value: unknown): string => (typeof value === 'string' ? sanitizeText(value) : '')
