import type { Page } from 'playwright-core'
import type { MockTenant } from '../../../mock/mock-tenant.ts'
import type { AppScript } from './load-app-script.ts'
import { findNewAlert, findNewNote, findPageChange, type ReferenceText } from './reference-text.ts'
import { withTimeout } from './run-script-function.ts'
import type { VisibleText } from './visible-text.ts'

const LOOK_MS = 3000
const TOLD = 500

/** Records what a page shows under a fault, compared with the reference runs, or what the script reports. */
export async function recordObservations(
  tenant: MockTenant,
  now: VisibleText,
  { page, problem, usual }: { page: Page; problem: AppScript['problem']; usual: ReferenceText },
): Promise<void> {
  const post = (kind: 'visible-error' | 'visible-warning' | 'page-changed', detail: string | undefined) => {
    if (detail) tenant.observe({ kind, detail: detail.slice(0, TOLD) })
  }
  if (problem) {
    post('visible-error', await withTimeout(LOOK_MS, (async () => problem(page))()))
    return
  }
  const alert = findNewAlert(now, usual)
  post('visible-error', alert)
  post('visible-warning', findNewNote(now, usual))
  if (alert === undefined) post('page-changed', findPageChange(now, usual))
}
