import type { SpecReference } from './verdict.ts'

/** A pitfall recognised in a run, with what to change. */
export interface Finding {
  /** Name of the diagnostic, e.g. `redirect-mismatch`. */
  pitfall: string
  title: string
  /** `info`: normal at a conforming server, shown because it surprises some developers. */
  level: 'info' | 'warning'
  /** The observation that revealed it. */
  seen: string
  /** Changes to make, one entry per thing to try, most likely first. */
  whatToChange: string[]
  spec: SpecReference
  stepIds: string[]
}

/** A pitfall as the help page lists it. */
export interface PitfallInfo {
  name: string
  title: string
  explanation: string
  whatToChange: string[]
  spec: SpecReference
}

/** An option by which this client violates a rule on purpose. */
export interface ExperimentInfo {
  name: string
  title: string
  /** The violation that this client commits then. */
  does: string
  /** The response of a correct server. */
  expect: string
  spec: SpecReference
  /** Step that it affects. */
  at: 'authorize' | 'token' | 'refresh' | 'fhir'
}
