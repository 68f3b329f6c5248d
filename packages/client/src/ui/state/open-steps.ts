import { signal } from '@preact/signals'

/** `true` when the bar with the steps is open (narrow screens only). */
export const isStepBarOpen = signal(false)

/** Ids of the steps that are open in the list. */
export const openSteps = signal<ReadonlySet<string>>(new Set())

export function toggleStep(id: string): void {
  const next = new Set(openSteps.value)
  if (!next.delete(id)) next.add(id)
  openSteps.value = next
}

/** Opens a step in the list. */
export function openStep(id: string): void {
  openSteps.value = new Set(openSteps.value).add(id)
}

/** Opens a step in the list and moves the focus there. */
export function revealStep(id: string): void {
  openStep(id)
  isStepBarOpen.value = true
  requestAnimationFrame(() => {
    const line = document.getElementById(`step-${id}`)
    line?.scrollIntoView({ block: 'nearest' })
    line?.focus()
  })
}
