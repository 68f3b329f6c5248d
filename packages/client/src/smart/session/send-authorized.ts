import { misbehaveAtFhir } from '../experiments/misbehave-at-fhir.ts'
import { type FhirRequest, sendFhir } from '../fhir/send-fhir.ts'
import type { RecordedResult } from '../http/recorder.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { refreshSession, type SessionTools } from './refresh-session.ts'
import type { Session } from './session.ts'
import { usableToken } from './usable-token.ts'

/**
 * A FHIR request with the session's token. A 401 leads to one refresh and one repetition, never more (F-223, F-224, F-235).
 *
 * @param request absolute, guarded URL; the token is added here.
 */
export async function sendAuthorized(
  session: Session,
  tools: SessionTools,
  step: StepHandle,
  request: Omit<FhirRequest, 'accessToken'>,
): Promise<RecordedResult> {
  const { world } = tools
  const fetch = misbehaveAtFhir(step.fetch, session.plan.experiments)
  const send = (accessToken: string) =>
    sendFhir(
      fetch,
      { ...request, accessToken },
      {
        now: world.now,
        sleep: world.sleep,
        onWait: (seconds, status) => {
          step.waitFor(`${seconds} s, since the server answered ${status}`)
          step.detail({ name: 'waited', value: `${seconds} s after ${status}` })
        },
      },
    )
  const used = await usableToken(session, tools)
  const result = await send(used)
  if (result.status !== 401 || !canRenew(session)) return result
  // Another request may have refreshed while this one was under way.
  if (session.accessToken === used) {
    const renewed = await refreshSession(session, tools).then(
      () => true,
      () => false,
    )
    if (!renewed) return result
  }
  return session.accessToken ? send(session.accessToken) : result
}

function canRenew(session: Session): boolean {
  return session.refreshToken !== undefined || session.plan.mode === 'backend'
}
