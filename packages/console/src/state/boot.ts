import { effect } from '@preact/signals'
import { loadClients } from './clients.ts'
import { followEvents, stopListening } from './events.ts'
import { loadArmed, loadCatalogue } from './faults.ts'
import { clearJournal, loadJournal, loadRuns } from './journal.ts'
import { watchForm } from './launch.ts'
import { loadPeople } from './people.ts'
import { tryLoad } from './problem.ts'
import { watchReport } from './report.ts'
import { loadTenants, tenantName } from './tenant.ts'

/** Fetches the data of the page, listens while it is visible, and starts again for another tenant. */
export function boot(): void {
  void tryLoad(() => Promise.all([loadTenants(), loadCatalogue()]))
  watchForm()
  watchReport((work) => void tryLoad(work))
  effect(() => {
    void tenantName.value
    clearJournal()
    followEvents(loadPage)
  })
  document.addEventListener('visibilitychange', () =>
    document.hidden ? stopListening() : followEvents(loadPage),
  )
}

async function loadPage(): Promise<void> {
  await Promise.all([loadRuns(), loadJournal(), loadArmed(), loadClients(), loadPeople()])
}
