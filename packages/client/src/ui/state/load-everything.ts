import { loadAppInfo } from './app-info.ts'
import { createAttempt } from './attempt.ts'
import { loadConformance } from './conformance/conformance.ts'
import { loadRuns } from './runs/runs.ts'
import { loadServers } from './servers.ts'

export const loadAttempt = createAttempt()

/** Fetches all that the page shows. */
export async function loadEverything(): Promise<void> {
  await loadAttempt.run('the smart-client backend', async () => {
    await Promise.all([loadAppInfo(), loadServers()])
    await Promise.all([loadRuns(), loadConformance()])
  })
}
