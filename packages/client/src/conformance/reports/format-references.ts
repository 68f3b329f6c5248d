import type { CaseReferences } from '../coverage/references/reference-table.ts'

/** Formats the names that others have for what a case decides, or returns the empty string. */
export function formatReferences({ inferno, g10, steps, requirements }: CaseReferences): string {
  const parts = [
    ...(inferno ? [`Inferno ${inferno.join(' ')}`] : []),
    ...(g10 ? [`(g)(10) kit ${g10.join(' ')}`] : []),
    ...(steps ? [`ONC ${steps.join(' ')}`] : []),
    ...(requirements ? [`SMART 2.2 no. ${requirements.join(' ')}`] : []),
  ]
  return parts.join(' · ')
}
