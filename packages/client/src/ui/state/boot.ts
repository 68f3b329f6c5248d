import { computed, effect, signal } from '@preact/signals'
import { listenForLoginDone } from './events/listen-for-login-done.ts'
import { receiveEvent } from './events/receive-event.ts'
import { sendPageRequests } from './events/send-page-requests.ts'
import { eventStreamState, shareEvents } from './events/shared-events.ts'
import { loadAttempt, loadEverything } from './load-everything.ts'
import { followRun } from './runs/follow-run.ts'
import { isRunOpen, selectedRun } from './runs/runs.ts'

const visible = signal(!document.hidden)
document.addEventListener('visibilitychange', () => {
  visible.value = !document.hidden
})

/** Fetches the data of the page and starts listening for events. */
export function boot(): void {
  followRun()
  sendPageRequests()
  listenForLoginDone()
  const events = shareEvents(receiveEvent)
  const sends = computed(() => selectedRun.value?.requestsFrom === 'browser')
  effect(() => events.need(visible.value || isRunOpen.value || sends.value))
  void loadEverything()
  // What could not be fetched while the server side was away is fetched once it is back.
  effect(() => {
    if (eventStreamState.value === 'live' && loadAttempt.problem.peek()) void loadEverything()
  })
}
