import type { Attempt } from '../state/attempt.ts'
import { VerdictNote } from './verdict-note.tsx'

/** Why a form was refused, field by field. */
export function FieldProblems({ attempt }: { attempt: Attempt }) {
  const fields = Object.entries(attempt.fields.value)
  return (
    <div role="alert">
      {attempt.problem.value && <VerdictNote verdict={attempt.problem.value} />}
      {fields.length > 0 && (
        <ul class="small">
          {fields.map(([name, message]) => (
            <li key={name}>
              <code>{name}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
