import { effect, signal } from '@preact/signals'
import { loadAppInfo } from './app-info.ts'
import { createAttempt } from './attempt.ts'
import { followRun } from './follow-run.ts'
import { hearDone } from './hear-done.ts'
import { receiveEvent } from './receive-event.ts'
import { loadRuns, runIsOpen } from './runs.ts'
import { loadServers } from './servers.ts'
import { shareEvents } from './shared-events.ts'

export const booting = createAttempt()

const visible = signal(!document.hidden)
document.addEventListener('visibilitychange', () => {
  visible.value = !document.hidden
})

/** Fetches what the page shows and begins to listen. */
export async function boot(): Promise<void> {
  followRun()
  hearDone()
  const events = shareEvents(receiveEvent)
  effect(() => events.need(visible.value || runIsOpen.value))
  await booting.run('the smart-client server side', async () => {
    await Promise.all([loadAppInfo(), loadServers()])
    await loadRuns()
  })
}
