import { callApi } from '../../api/call-api.ts'
import { createAttempt } from '../attempt.ts'
import { showPage } from '../navigation.ts'
import { selectedServer } from '../servers.ts'
import { markOwnRun } from './own-runs.ts'
import { runMode } from './run-mode.ts'
import { chosenDisplay, chosenExperiments, stepwise } from './run-options.ts'
import { runSummaries, showRun } from './runs.ts'

export const startAttempt = createAttempt()

/** Starts a login at the selected server, whose steps arrive as events; an EHR launch is explained instead. */
export async function startRun(): Promise<void> {
  const server = selectedServer.value
  const mode = runMode.value
  if (!server) return
  if (mode === 'ehr') return showPage('login')
  const run = await startAttempt.run(server.fhirBase, () =>
    callApi('POST /api/runs', {
      body: {
        serverId: server.id,
        experiments: chosenExperiments.value,
        stepwise: stepwise.value,
        ...(mode && { mode }),
        ...(chosenDisplay.value && { display: chosenDisplay.value }),
      },
    }),
  )
  if (!run) return
  markOwnRun(run.id)
  runSummaries.value = [run, ...runSummaries.value.filter(({ id }) => id !== run.id)]
  showRun(run)
  showPage('login')
}
