import { signal } from '@preact/signals'

/** Sequence numbers of the exchanges that are open in the journal. */
export const openEntries = signal<ReadonlySet<number>>(new Set())

export function setEntryOpen(seq: number, open: boolean): void {
  if (openEntries.peek().has(seq) === open) return
  const next = new Set(openEntries.peek())
  if (open) next.add(seq)
  else next.delete(seq)
  openEntries.value = next
}

/** Opens exchanges in the journal and scrolls to the first. */
export function revealEntries([first, ...others]: readonly [number, ...number[]]): void {
  for (const seq of others) setEntryOpen(seq, true)
  revealEntry(first)
}

/** Opens an exchange in the journal and scrolls there. */
export function revealEntry(seq: number): void {
  setEntryOpen(seq, true)
  requestAnimationFrame(() => {
    const line = document.getElementById(`entry-${seq}`)
    line?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
    line?.querySelector('summary')?.focus({ preventScroll: true })
  })
}
