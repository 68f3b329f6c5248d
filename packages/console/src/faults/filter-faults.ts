import type { Fault } from '../api/types.ts'

export interface FaultFilter {
  text: string
  /** Empty for all. */
  step: string
  kind: string
}

/** Returns the faults that contain every word of the text and have that step and kind. */
export function filterFaults(faults: readonly Fault[], { text, step, kind }: FaultFilter): readonly Fault[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return faults.filter((fault) => {
    if (step !== '' && !fault.steps.includes(step)) return false
    if (kind !== '' && fault.kind !== kind) return false
    const { name, title, description, requirement, catalogueIds } = fault
    const haystack = [name, title, description, requirement, ...catalogueIds].join(' ').toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}
