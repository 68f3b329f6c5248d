import { signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import type { JournalEntry } from '../api/types.ts'
import { loadArmed } from './faults.ts'
import { clearJournal, loadJournal, loadRuns, mergeEntries } from './journal.ts'
import { openEventStream } from './open-event-stream.ts'
import { tryLoad } from './problem.ts'
import { buildTenantPath, loadTenants } from './tenant.ts'

/** Milliseconds for which reloading after an event waits for further events. */
const TOGETHER_MS = 150

export const connected = signal(false)

let close = () => {}
let refreshing = false
let arrived: JournalEntry[] = []

/**
 * Listens to the selected tenant instead of the previous one. Everything is loaded whenever the stream
 * begins: after an interruption the mock may be a new process, or the tenant be served by another one.
 */
export function followEvents(load: () => Promise<void>): void {
  close()
  arrived = []
  close = openEventStream({
    url: buildTenantPath('/events'),
    beforeRetry: () => tryLoad(loadTenants),
    listeners: {
      ready: () => {
        connected.value = true
        void tryLoad(load)
      },
      error: () => {
        connected.value = false
      },
      exchange: ({ data }) => {
        const entry = JSON.parse(data) as JournalEntry
        arrived.push(entry)
        if (entry.strikes.length > 0) announce(`${entry.strikes.map(({ fault }) => fault).join(', ')} struck`)
        refresh()
      },
      observation: refresh,
      gap: () => void tryLoad(loadJournal),
      reset: () => {
        arrived = []
        clearJournal()
        announce('The tenant was reset')
        refresh()
      },
    },
  })
}

export function stopListening(): void {
  close()
}

function refresh(): void {
  if (refreshing) return
  refreshing = true
  setTimeout(() => {
    refreshing = false
    mergeEntries(arrived)
    arrived = []
    void tryLoad(() => Promise.all([loadRuns(), loadArmed(), loadTenants()]))
  }, TOGETHER_MS)
}
