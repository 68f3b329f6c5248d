/** One step of what a certification asks. */
export interface CertificationStep {
  /** Its id in the procedure. */
  readonly step: string
  readonly about: string
  /** Ids of Inferno's tests for it, where they differ from the id of the step. */
  readonly inferno?: readonly string[]
  readonly decidedBy: 'cases' | 'cases in part' | 'attestation' | 'another kit'
  /** Capabilities that the server must list. */
  readonly capabilities?: readonly string[]
}
