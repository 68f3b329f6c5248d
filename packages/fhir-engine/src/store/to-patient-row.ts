import { foldText } from '../model/fold-text.ts'
import type { Resource } from '../model/resource.ts'
import { getOrCompute, type LiveVersion, readOnce } from './stored-version.ts'

/** One patient as a row of a list. */
export interface PatientRow {
  readonly id: string
  readonly name: string
  /** Date as `YYYY-MM-DD`. */
  readonly birthDate?: string
  readonly gender?: string
  /** The special trait of this patient for a test. */
  readonly note?: string
}

/** Tag of a Patient whose `display` is shown as its note. */
export const NOTE_TAG = 'urn:smart-mock:note'

/** Converts a stored Patient to a row. */
export function toPatientRow({ id, resource }: LiveVersion): PatientRow {
  const { name, birthDate, gender, meta, deceasedBoolean, deceasedDateTime } =
    resource as unknown as fhir4.Patient
  const [first] = name ?? []
  const note =
    meta?.tag?.find((tag) => tag.system === NOTE_TAG)?.display ??
    ((deceasedDateTime ?? deceasedBoolean) ? 'deceased' : undefined)
  return {
    id,
    name: first?.text ?? ([...(first?.given ?? []), first?.family].filter(Boolean).join(' ') || id),
    ...(birthDate && { birthDate }),
    ...(gender && { gender }),
    ...(note && { note }),
  }
}

/** Words to find patients by, and the part of the matches to return. */
export interface PatientQuery {
  /** Words of name, id, identifier or birth date; all of them must occur. */
  readonly text: string
  readonly offset?: number
  readonly count?: number
  /** The only patients to choose from. */
  readonly ids?: ReadonlySet<string> | undefined
}

/** Page of the matching patients. */
export interface PatientPage {
  readonly total: number
  readonly patients: PatientRow[]
}

/** Finds patients by words, ordered by name; 20 of them unless `count` sets another number. */
export function findPatients(
  entries: readonly LiveVersion[],
  { text, offset = 0, count = 20, ids }: PatientQuery,
): PatientPage {
  const words = foldText(text.slice(0, 200)).split(' ')
  const found = entries
    .filter(({ id }) => !ids || ids.has(id))
    .map((entry) => ({
      entry,
      text: getOrCompute(entry, '%words', () => haystack(entry.id, readOnce(entry))),
    }))
    .filter((each) => words.every((word) => each.text.includes(word)))
    .sort((a, b) => (a.text < b.text ? -1 : 1))
  return {
    total: found.length,
    patients: found.slice(offset, offset + count).map(({ entry }) => toPatientRow(entry)),
  }
}

function haystack(id: string, resource: Resource): string {
  const { name, identifier, birthDate } = resource as unknown as fhir4.Patient
  const names = (name ?? []).flatMap((each) => [each.text, ...(each.given ?? []), each.family])
  return foldText(
    [...names, id, birthDate, ...(identifier ?? []).map((each) => each.value)].filter(Boolean).join(' '),
  )
}
