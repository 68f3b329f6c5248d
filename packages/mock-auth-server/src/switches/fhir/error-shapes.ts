import type { FhirErrorDecision } from '@smart-mock/fhir-engine/model/decisions'
import type { SwitchContext } from '../../core/declare/switch.ts'
import { collectExchangePlaceholders } from '../exchange-placeholders.ts'
import { fillPlaceholders } from '../fill-placeholders.ts'
import { createEpicIssue } from './create-epic-issue.ts'

type Body = FhirErrorDecision['body']
type Shape = (error: FhirErrorDecision, context: SwitchContext<unknown>) => Body

/** The body of an error, by the way in which a server writes it. */
export const ERROR_SHAPES: Readonly<
  Record<'epic-coded' | 'text-details' | 'detail' | 'va' | 'aidbox', Shape>
> = {
  'epic-coded': ({ issues }) => ({ resourceType: 'OperationOutcome', issue: issues.map(createEpicIssue) }),
  'text-details': ({ issues }) => ({
    resourceType: 'OperationOutcome',
    issue: issues.map(({ severity, code, diagnostics }) => ({
      ...{ severity, code },
      details: { text: diagnostics },
    })),
  }),
  detail: ({ issues }) => ({ detail: getText(issues) }),
  va: createVaOutcome,
  aidbox: ({ issues }) => {
    const [{ code = 'processing' } = {}] = issues
    return {
      resourceType: 'OperationOutcome',
      id: code,
      text: { status: 'generated', div: getText(issues) },
      issue: issues.map(({ severity, ...issue }) => ({
        ...{ severity: severity === 'error' ? 'fatal' : severity, code: issue.code },
        diagnostics: issue.diagnostics,
      })),
    }
  },
}

function getText(issues: FhirErrorDecision['issues']): string {
  return issues[0]?.diagnostics ?? ''
}

const VA_CODES: Readonly<Record<number, string>> = {
  ...{ 400: 'structure', 404: 'not-found', 405: 'not-allowed', 501: 'not-implemented' },
}

/** Creates an OperationOutcome whose extensions describe the failure, and whose text names the path. */
function createVaOutcome({ status, issues }: FhirErrorDecision, context: SwitchContext<unknown>): Body {
  const { request, now } = context
  const { uuid } = collectExchangePlaceholders(context)
  const text = getText(issues)
  const [path = ''] = request.target.split('?')
  return {
    resourceType: 'OperationOutcome',
    id: fillPlaceholders('{uuid}', { uuid }),
    text: { status: 'additional', div: `<div>Failure: ${escapeMarkup(path)}</div>` },
    extension: [
      { url: 'timestamp', valueInstant: new Date(now).toISOString() },
      { url: 'type', valueString: VA_CODES[status] ?? 'exception' },
      { url: 'message', valueString: text },
      { url: 'cause', valueString: text },
      { url: 'request', valueString: `${request.method} ${path}` },
    ],
    issue: [{ severity: 'fatal', code: VA_CODES[status] ?? 'exception' }],
  }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
