import { computed, signal } from '@preact/signals'
import { callControlApi } from '../api/call-control-api.ts'
import type { JournalEntry, Run } from '../api/types.ts'
import { openEntries } from './open-entries.ts'
import { selectFollowedRun } from './select-followed-run.ts'
import { buildTenantPath } from './tenant.ts'

/** Maximum number of entries that the control API returns at once. */
const KEPT = 1000

/** Exchanges of the tenant by sequence number, oldest first. */
export const entries = signal<readonly JournalEntry[]>([])
export const runs = signal<readonly Run[]>([])

/** The chosen run; `undefined` follows the newest one. */
export const chosenRun = signal<string | undefined>(undefined)
export const shownRun = computed(
  () => runs.value.find(({ id }) => id === chosenRun.value) ?? selectFollowedRun(runs.value, entries.value),
)
export const shownEntries = computed(() => {
  const id = shownRun.value?.id
  return id === undefined ? [] : entries.value.filter(({ run }) => run === id)
})

export async function loadJournal(): Promise<void> {
  const { entries: found } = await callControlApi<{ entries: JournalEntry[] }>(
    'GET',
    buildTenantPath(`/journal?limit=${KEPT}&bodies=omitted`),
  )
  entries.value = found
}

export async function loadRuns(): Promise<void> {
  runs.value = (await callControlApi<{ runs: Run[] }>('GET', buildTenantPath('/runs'))).runs
}

/** Adds exchanges that just ended; some may be known already. */
export function mergeEntries(arrived: readonly JournalEntry[]): void {
  const bySeq = new Map([...entries.peek(), ...arrived].map((entry) => [entry.seq, entry]))
  entries.value = [...bySeq.values()].sort((a, b) => a.seq - b.seq).slice(-KEPT)
}

export function clearJournal(): void {
  entries.value = []
  runs.value = []
  chosenRun.value = undefined
  openEntries.value = new Set()
}

/** Formats "run-7" as "Run 7". */
export function formatRunTitle(id: string): string {
  return id.replace(/^run-/, 'Run ')
}
