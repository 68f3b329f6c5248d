import { effect } from '@preact/signals'
import { loadClients } from './clients.ts'
import { listen, stopListening } from './events.ts'
import { loadArmed, loadCatalogue } from './faults.ts'
import { forgetJournal, loadJournal, loadRuns } from './journal.ts'
import { followForm } from './launch.ts'
import { loadPeople } from './people.ts'
import { read } from './problem.ts'
import { followReport } from './report.ts'
import { loadTenants, tenantName } from './tenant.ts'

/** Fetches what the page shows, listens while it is visible, and begins anew for another tenant. */
export function boot(): void {
  void read(() => Promise.all([loadTenants(), loadCatalogue()]))
  followForm()
  followReport((work) => void read(work))
  effect(() => {
    void tenantName.value
    forgetJournal()
    listen(loadPage)
  })
  document.addEventListener('visibilitychange', () => (document.hidden ? stopListening() : listen(loadPage)))
}

async function loadPage(): Promise<void> {
  await Promise.all([loadRuns(), loadJournal(), loadArmed(), loadClients(), loadPeople()])
}
