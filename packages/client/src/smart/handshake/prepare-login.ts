import type { PredictionResult } from '../predictions/prediction.ts'
import { predictions } from '../predictions/predictions.ts'
import type { Plan, PreparedPlan } from '../run/plan.ts'
import type { RunRecorder } from '../run/run-recorder.ts'
import { buildRequestedScopes } from '../scopes/build-requested-scopes.ts'
import { toSmartError } from '../smart-error.ts'
import { discoverServer } from './discover-server.ts'

export interface Prepared {
  plan: PreparedPlan
  show?: PredictionResult['show']
}

/** Error codes of a prediction that affect only the probe, not the login. */
const PROBE_FAILED = new Set(['network', 'timeout', 'tls', 'too-large'])

/**
 * Runs discovery, then the predictions.
 *
 * @throws SmartError when the handshake cannot succeed; nobody was sent anywhere then.
 */
export async function prepareLogin(run: RunRecorder, wanted: Plan): Promise<Prepared> {
  const metadata = await discoverServer(run, wanted)
  const plan: PreparedPlan = {
    ...wanted,
    metadata,
    scopes: buildRequestedScopes(wanted.scopes, wanted.mode, metadata.capabilities),
  }
  let show: PredictionResult['show']
  for (const { kind, applies, predict } of predictions) {
    if (applies && !applies(plan)) continue
    await run.step(kind, async (step) => {
      try {
        const outcome = await predict(plan, step)
        step.verdict(outcome.verdict)
        show ??= outcome.show
      } catch (thrown) {
        const error = toSmartError(thrown)
        if (!PROBE_FAILED.has(error.code)) throw error
        step.verdict({ level: 'info', message: `This could not be checked: ${error.message}` })
      }
    })
  }
  return { plan, ...(show ? { show } : {}) }
}
