import { announce } from '@smart-mock/page-kit'
import type { Run, RunEvent } from '../../../model/api.ts'
import { receiveConformanceEvent } from '../conformance/receive-conformance-event.ts'
import { loadEverything } from '../load-everything.ts'
import { runSummaries, selectedRun, showRun, tokensChanged } from '../runs/runs.ts'
import { loadServers } from '../servers.ts'
import { applyEvent } from './apply-event.ts'
import { bufferEvent } from './recent-events.ts'

/** Updates the state by one event of the stream. */
export function receiveEvent(event: RunEvent): void {
  bufferEvent(event)
  switch (event.type) {
    case 'conformance':
    case 'cases-started':
    case 'case':
    case 'conformance-deleted':
      receiveConformanceEvent(event)
      return
    case 'reload':
      void loadEverything()
      tokensChanged.value++
      return
    case 'servers':
      void loadServers().catch(() => undefined)
      return
    case 'deleted':
      runSummaries.value = runSummaries.value.filter(({ id }) => id !== event.runId)
      if (selectedRun.value?.id === event.runId) showRun(undefined)
      return
    case 'tokens':
      tokensChanged.value++
      return
    case 'run': {
      const others = runSummaries.value.filter(({ id }) => id !== event.runId)
      runSummaries.value = [event.run, ...others].toSorted((a, b) => b.number - a.number)
      break
    }
    case 'step':
      speak(selectedRun.value, event)
      break
  }
  if (selectedRun.value) selectedRun.value = applyEvent(selectedRun.value, event)
}

function speak(run: Run | undefined, event: Extract<RunEvent, { type: 'step' }>): void {
  const { title, verdict, state, waitingFor } = event.step
  if (run?.id !== event.runId) return
  if (verdict) announce(`${title}: ${verdict.level}`)
  else if (state === 'waiting') announce(`${title}: waiting for ${waitingFor ?? 'you'}`)
}
