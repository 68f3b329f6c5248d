/** Someone who can sign in, or a patient who can be chosen. */
export interface Person {
  /** As `Practitioner/id` or `Patient/id`. */
  readonly reference: string
  readonly name: string
  /** Such as "Cardiologist" or "Patient". */
  readonly role: string
  /** As `YYYY-MM-DD`. */
  readonly birthDate?: string
}
