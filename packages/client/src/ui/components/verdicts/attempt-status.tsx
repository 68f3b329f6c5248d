import { useEffect, useRef } from 'preact/hooks'
import type { Attempt } from '../../state/attempt.ts'
import { Waiting } from '../waiting.tsx'
import { VerdictNote } from './verdict-note.tsx'

/** Shows the event that an attempt waits for, or the reason why it failed. */
export function AttemptStatus({ attempt }: { attempt: Attempt }) {
  const element = useRef<HTMLDivElement>(null)
  const waiting = attempt.waiting.value
  const problem = attempt.problem.value
  useEffect(() => {
    if (problem) element.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <>
      {waiting && <Waiting key={waiting} target={waiting} />}
      <div ref={element} class="attempt-status" role="alert">
        {problem && <VerdictNote verdict={problem} />}
      </div>
    </>
  )
}
