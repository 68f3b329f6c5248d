import type { SpecReference } from './verdict.ts'

/** A pitfall recognised in a run, with what to change. */
export interface Finding {
  /** Name of the diagnostic, e.g. `redirect-mismatch`. */
  pitfall: string
  title: string
  /** `info`: normal at a conforming server, and no fault of it; said for those who stumble over it. */
  level: 'info' | 'warning'
  /** What was seen that gave it away. */
  seen: string
  /** What to change, one entry per thing to try, most likely first. */
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

/** A switch that makes this client misbehave on purpose. */
export interface ExperimentInfo {
  name: string
  title: string
  /** What this client then does wrong. */
  does: string
  /** What a correct server answers. */
  expect: string
  spec: SpecReference
  /** Step at which it takes effect. */
  at: 'authorize' | 'token' | 'refresh' | 'fhir'
}
