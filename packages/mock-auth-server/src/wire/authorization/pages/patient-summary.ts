/** A patient as the picker and the consent page show one. */
export interface PatientSummary {
  readonly id: string
  readonly name: string
  /** Date as `YYYY-MM-DD`. */
  readonly birthDate?: string | undefined
  readonly gender?: string | undefined
  /** The special trait of this patient for a test. */
  readonly note?: string | undefined
}

/** Formats birth date and gender in one line; empty when neither is known. */
export const formatPatientFacts = ({ birthDate, gender }: PatientSummary): string =>
  [birthDate && `born ${birthDate}`, gender].filter(Boolean).join(', ')
