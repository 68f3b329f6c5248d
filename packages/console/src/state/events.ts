import { signal } from '@preact/signals'
import type { Entry } from '../api/types.ts'
import { announce } from './announcement.ts'
import { loadArmed } from './faults.ts'
import { forgetJournal, keepEntries, loadJournal, loadRuns } from './journal.ts'
import { read } from './problem.ts'
import { loadTenants, tenantPath } from './tenant.ts'

/** Reading anew after an event waits so long for more of them. */
const TOGETHER_MS = 150

export const connected = signal(false)

let source: EventSource | undefined
let refreshing = false
let arrived: Entry[] = []

/**
 * Listens to the tenant that is chosen, in place of the one before. Everything is read anew whenever the stream
 * begins: after a break the mock may be another one.
 */
export function listen(load: () => Promise<void>): void {
  source?.close()
  arrived = []
  source = new EventSource(tenantPath('/events'))
  source.addEventListener('ready', () => {
    connected.value = true
    void read(load)
  })
  source.addEventListener('error', () => {
    connected.value = false
  })
  source.addEventListener('exchange', ({ data }) => {
    const entry = JSON.parse(data) as Entry
    arrived.push(entry)
    if (entry.struck.length > 0) announce(`${entry.struck.map(({ fault }) => fault).join(', ')} struck`)
    refresh()
  })
  source.addEventListener('observed', refresh)
  source.addEventListener('gap', () => void read(loadJournal))
  source.addEventListener('reset', () => {
    arrived = []
    forgetJournal()
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
    keepEntries(arrived)
    arrived = []
    void read(() => Promise.all([loadRuns(), loadArmed(), loadTenants()]))
  }, TOGETHER_MS)
}
