import type { FactHistory } from '../../core/journal/facts.ts'

/** Finds the capabilities that a FHIR base last published; `undefined` when no client requested them. */
export function findCapabilities(
  history: FactHistory,
  fhirBase: string | undefined,
): ReadonlySet<string> | undefined {
  if (fhirBase === undefined) return undefined
  const asked = history
    .findByValue('fhirBase', fhirBase)
    .findLast(({ facts }) => facts.capabilities !== undefined)
  return asked && new Set(asked.facts.capabilities?.split(' '))
}
