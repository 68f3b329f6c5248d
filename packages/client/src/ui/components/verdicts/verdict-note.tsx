import type { Verdict } from '../../../model/api.ts'
import { SpecLink } from '../spec-link.tsx'
import { Note } from './note.tsx'

/** Shows a verdict in full: event, consequence, advice, and section of the specification. */
export function VerdictNote({ verdict }: { verdict: Verdict }) {
  const { level, message, whyItMatters, whatToTry, spec } = verdict
  return (
    <Note level={level}>
      <span>{message}</span>
      {whyItMatters && (
        <p class="small">
          <strong>Why it matters:</strong> {whyItMatters}
        </p>
      )}
      {whatToTry && (
        <p class="small">
          <strong>What to try:</strong> {whatToTry}
        </p>
      )}
      {spec && (
        <p class="small">
          <SpecLink spec={spec} />
        </p>
      )}
    </Note>
  )
}
