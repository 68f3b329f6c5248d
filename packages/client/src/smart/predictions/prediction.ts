import type { StepKind } from '../../model/run.ts'
import type { LoginDisplay } from '../../model/server-entry.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { PreparedPlan } from '../run/plan.ts'
import type { StepHandle } from '../run/run-recorder.ts'

export interface PredictionResult {
  verdict: Verdict
  /** Where the login should be shown instead, and why; the same place with a reason means that it may fail there. */
  show?: { place: LoginDisplay; reason: string }
}

/** Something that can be told before anyone is sent away. A prediction that throws stops the handshake. */
export interface Prediction {
  kind: StepKind
  /** Whether it makes sense for this plan; default: always. */
  applies?: (plan: PreparedPlan) => boolean
  predict: (plan: PreparedPlan, step: StepHandle) => PredictionResult | Promise<PredictionResult>
}
