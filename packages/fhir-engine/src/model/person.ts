/** A user who can sign in, or a patient who can be chosen. */
export interface Person {
  /** Reference such as `Practitioner/id` or `Patient/id`. */
  readonly reference: string
  readonly name: string
  /** Role such as "Cardiologist" or "Patient". */
  readonly role: string
  /** Date as `YYYY-MM-DD`. */
  readonly birthDate?: string
}
