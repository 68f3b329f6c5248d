/** The names that certifications, their kits and the implementation guide have for what a case decides. */
export interface CaseReferences {
  /** Tests of Inferno's SMART kit 1.0.0: short ids of its STU2.2 server suite, `STU1 …` of the first, names of its brands suite. */
  readonly inferno?: readonly string[]
  /** Short ids of tests of the (g)(10) kit, in its SMART 2.2 form. */
  readonly g10?: readonly string[]
  /** Steps of the ONC test procedure for (g)(10). */
  readonly steps?: readonly string[]
  /** Numbers of requirements of SMART App Launch 2.2, in the sheet that Inferno publishes with its kit. */
  readonly requirements?: readonly number[]
  /** Capabilities of the server that the case proves. */
  readonly capabilities?: readonly string[]
}

export type ReferenceTable = Readonly<Record<string, CaseReferences>>
