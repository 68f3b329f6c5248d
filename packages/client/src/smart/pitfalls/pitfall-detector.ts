import type { Exchange } from '../../model/exchange.ts'
import type { PitfallInfo } from '../../model/finding.ts'
import type { Run, Step, StepKind } from '../../model/run.ts'

/** The recorded run, with the lookups that diagnostics need. */
export interface RunEvidence {
  run: Run
  redirectUri: string
  /** Returns the newest step of a kind. */
  step: (kind: StepKind) => Step | undefined
  /** Exchanges of a step, oldest first. */
  exchanges: (step: Step | undefined) => Exchange[]
}

/**
 * The observation that revealed a pitfall; `whatToChange` replaces the general advice when the run gives more
 * details.
 */
export interface PitfallMatch {
  seen: string
  steps: (Step | undefined)[]
  whatToChange?: string[]
}

/** A pitfall that trips SMART developers, recognised from a recorded run. */
export interface PitfallDetector extends PitfallInfo {
  /** Normal at a conforming server: worth a word, but not a fault. */
  isNormal?: true
  recognise: (evidence: RunEvidence) => PitfallMatch | undefined
}
