import { misbehaveAtFhir } from '../experiments/misbehave-at-fhir.ts'
import { type FhirRequest, sendFhir } from '../fhir/send-fhir.ts'
import type { RecordedResult } from '../http/recorder.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import { refreshSession, type SessionTools } from './refresh-session.ts'
import { closeSession, type Session } from './session.ts'
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
  const spoilt = session.plan.experiments.some(({ fhir }) => fhir)
  if (result.status !== 401 || spoilt) return result
  // Another request may have refreshed while this one was under way.
  if (session.accessToken === used) await renew(session, tools)
  return session.accessToken && session.accessToken !== used ? send(session.accessToken) : result
}

/** A token that is refused and cannot be renewed is not used again (C-145 … C-147). */
async function renew(session: Session, tools: SessionTools): Promise<void> {
  if (session.refreshToken === undefined && session.plan.mode !== 'backend') return closeSession(session)
  await refreshSession(session, tools).catch(() => {
    if (session.refreshToken === undefined) closeSession(session)
  })
}
