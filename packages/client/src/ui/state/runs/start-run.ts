import { call } from '../../api/call.ts'
import { createAttempt } from '../attempt.ts'
import { show } from '../navigation.ts'
import { selectedServer } from '../servers.ts'
import { markOwnRun } from './own-runs.ts'
import { chosenExperiments, chosenMode, chosenPlace, stepwise } from './run-options.ts'
import { runSummaries, showRun } from './runs.ts'

export const starting = createAttempt()

/** Starts a handshake with the selected server; its steps come by events. */
export async function startRun(): Promise<void> {
  const server = selectedServer.value
  const mode = chosenMode.value ?? server?.launchMode
  if (!server || mode === 'ehr') return
  const run = await starting.run(server.fhirBase, () =>
    call('POST /api/runs', {
      body: {
        serverId: server.id,
        experiments: chosenExperiments.value,
        stepwise: stepwise.value,
        ...(mode && { mode }),
        ...(chosenPlace.value && { show: chosenPlace.value }),
      },
    }),
  )
  if (!run) return
  markOwnRun(run.id)
  runSummaries.value = [run, ...runSummaries.value.filter(({ id }) => id !== run.id)]
  showRun(run)
  show('login')
}
