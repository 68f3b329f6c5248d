import { withFhirExperiments } from '../experiments/with-fhir-experiments.ts'
import type { FhirRequest } from '../fhir/send-fhir.ts'
import type { RecordedResult } from '../http/recorder.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { getUsableToken } from './get-usable-token.ts'
import { refreshSession, type SessionTools } from './refresh-session.ts'
import { sendRecorded } from './send-recorded.ts'
import { closeSession, type Session } from './session.ts'

/**
 * Sends a FHIR request with the session's token. A 401 leads to one refresh and one repetition at most
 * (F-223, F-224, F-235).
 *
 * @param request absolute, guarded URL; the token is added here.
 */
export async function sendAuthorized(
  session: Session,
  tools: SessionTools,
  step: StepHandle,
  request: Omit<FhirRequest, 'accessToken'>,
): Promise<RecordedResult> {
  const fetch = withFhirExperiments(step.fetch, session.plan.experiments)
  const send = (accessToken: string) => sendRecorded(step, tools.world, { ...request, accessToken }, fetch)
  const token = await getUsableToken(session, tools)
  const generation = session.history.length
  const result = await send(token)
  if (result.status !== 401) {
    session.isProven ||= generation === session.history.length
    return result
  }
  if (session.plan.experiments.some(({ fhir }) => fhir)) return result
  // Another request may have refreshed while this one was under way.
  if (generation === session.history.length) await renew(session, tools)
  if (generation === session.history.length || !session.accessToken) return result
  const again = await send(session.accessToken)
  session.isProven ||= again.status !== 401
  return again
}

/**
 * Renews a refused token once; a renewed one that no request has used successfully is discarded (C-145 …
 * C-147, F-224).
 */
async function renew(session: Session, tools: SessionTools): Promise<void> {
  const canRenew = session.refreshToken !== undefined || session.plan.mode === 'backend'
  const isHopeless = session.history.length > 1 && !session.isProven
  if (!canRenew || isHopeless) return closeSession(session)
  await refreshSession(session, tools).catch(() => {
    if (session.refreshToken === undefined) closeSession(session)
  })
}
