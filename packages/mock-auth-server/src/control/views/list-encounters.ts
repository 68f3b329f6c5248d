import type { FhirStore } from '@smart-mock/fhir-engine'

interface EncounterRow {
  readonly id: string
  readonly title: string
  readonly start?: string
}

/** Returns the encounters of a patient for a list, newest first. */
export function listEncounters(fhir: FhirStore, patient: string): EncounterRow[] {
  return fhir
    .live('Encounter')
    .map(({ resource }) => resource as unknown as fhir4.Encounter)
    .filter(({ subject }) => subject?.reference === `Patient/${patient}`)
    .map(({ id = '', type, class: kind, period }) => ({
      id,
      title: type?.[0]?.text ?? type?.[0]?.coding?.[0]?.display ?? kind?.display ?? id,
      ...(period?.start === undefined ? {} : { start: period.start }),
    }))
    .sort((a, b) => (b.start ?? '').localeCompare(a.start ?? ''))
}
