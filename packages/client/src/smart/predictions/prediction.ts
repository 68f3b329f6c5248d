import type { StepKind } from '../../model/run.ts'
import type { LoginDisplay } from '../../model/server-entry.ts'
import type { Verdict } from '../../model/verdict.ts'
import type { PreparedPlan } from '../run/plan.ts'
import type { StepHandle } from '../run/run-recorder.ts'

export interface PredictionResult {
  verdict: Verdict
  /**
   * A better display of the login with the reason; the same display with a reason means that it may fail
   * there.
   */
  show?: { place: LoginDisplay; reason: string }
}

/** A check before the redirect. A prediction that throws stops the login. */
export interface Prediction {
  kind: StepKind
  /** Returns `true` when the prediction makes sense for this plan; default: always. */
  applies?: (plan: PreparedPlan) => boolean
  predict: (plan: PreparedPlan, step: StepHandle) => PredictionResult | Promise<PredictionResult>
}
