import { useEffect, useRef } from 'preact/hooks'
import type { Attempt } from '../state/attempt.ts'
import { VerdictNote } from './verdict-note.tsx'

/** Why a form was refused, field by field. */
export function FieldProblems({ attempt }: { attempt: Attempt }) {
  const element = useRef<HTMLDivElement>(null)
  const problem = attempt.problem.value
  const fields = Object.entries(attempt.fields.value)
  useEffect(() => {
    if (problem) element.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={element} role="alert">
      {problem && <VerdictNote verdict={problem} />}
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
