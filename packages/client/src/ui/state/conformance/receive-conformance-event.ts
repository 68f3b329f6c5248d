import { announce } from '@smart-mock/page-kit'
import type { ConformanceRun, RunEvent } from '../../../model/api.ts'
import { applyConformanceEvent } from './apply-conformance-event.ts'
import { conformanceRun, conformanceRuns } from './conformance.ts'
import { describeOutcomes } from './describe-outcomes.ts'

/** Updates the conformance runs by one event of the stream. */
export function receiveConformanceEvent(event: RunEvent & { conformanceId: string }): void {
  const { conformanceId: id } = event
  const others = (conformanceRuns.value ?? []).filter((each) => each.id !== id)
  if (event.type === 'conformance-deleted') {
    conformanceRuns.value = others
    if (conformanceRun.value?.id === id) conformanceRun.value = undefined
    return
  }
  if (event.type === 'conformance')
    conformanceRuns.value = [event.run, ...others].toSorted((a, b) => b.number - a.number)
  const before = conformanceRun.value
  if (before?.id !== id) return
  conformanceRun.value = applyConformanceEvent(before, event)
  speak(before, conformanceRun.value)
}

function speak(before: ConformanceRun, after: ConformanceRun): void {
  const { login } = after
  if (login && login.number !== before.login?.number)
    announce(`Login ${login.number} of ${login.total} is due: ${login.title}`)
  if (before.state !== 'running' || after.state === 'running') return
  announce(`Conformance run ${after.state}: ${describeOutcomes(after.outcomes)}`)
}
