import type { PatientRow } from '../api/types.ts'

/** Returns the patients that contain every word of a text in name, id, birth date or note. */
export function filterPatients(patients: readonly PatientRow[], text: string): readonly PatientRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return patients.filter(({ id, name, birthDate, note }) => {
    const haystack = [id, name, birthDate, note].join(' ').toLowerCase()
    return words.every((word) => haystack.includes(word))
  })
}
