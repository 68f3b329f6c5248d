import type { OutcomeIssue, VerdictLevel } from '../../../model/api.ts'
import { Note } from './note.tsx'

const levels: Record<string, VerdictLevel> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  information: 'info',
}

/** Shows the issues of an OperationOutcome. */
export function IssueList({ issues }: { issues: readonly OutcomeIssue[] }) {
  return (
    <>
      {issues.map(({ severity, code, text }, index) => (
        <Note key={index} level={levels[severity] ?? 'error'}>
          {text || 'The server sent no text.'} <span class="muted small">({code})</span>
        </Note>
      ))}
    </>
  )
}
