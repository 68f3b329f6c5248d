import { signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import type { JournalEntry } from '../api/types.ts'
import { loadArmed } from './faults.ts'
import { clearJournal, loadJournal, loadRuns, mergeEntries } from './journal.ts'
import { tryLoad } from './problem.ts'
import { buildTenantPath, loadTenants } from './tenant.ts'

/** Milliseconds for which reloading after an event waits for further events. */
const TOGETHER_MS = 150

export const connected = signal(false)

let source: EventSource | undefined
let refreshing = false
let arrived: JournalEntry[] = []

/**
 * Listens to the selected tenant instead of the previous one. Everything is loaded whenever the stream
 * begins: after an interruption the mock may be a new process.
 */
export function followEvents(load: () => Promise<void>): void {
  source?.close()
  arrived = []
  source = new EventSource(buildTenantPath('/events'))
  source.addEventListener('ready', () => {
    connected.value = true
    void tryLoad(load)
  })
  source.addEventListener('error', () => {
    connected.value = false
  })
  source.addEventListener('exchange', ({ data }) => {
    const entry = JSON.parse(data) as JournalEntry
    arrived.push(entry)
    if (entry.strikes.length > 0) announce(`${entry.strikes.map(({ fault }) => fault).join(', ')} struck`)
    refresh()
  })
  source.addEventListener('observation', refresh)
  source.addEventListener('gap', () => void tryLoad(loadJournal))
  source.addEventListener('reset', () => {
    arrived = []
    clearJournal()
    announce('The tenant was reset')
    refresh()
  })
}

export function stopListening(): void {
  source?.close()
  source = undefined
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
