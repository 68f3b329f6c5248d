import type { AppStateAnswer } from '../../model/app-state.ts'
import { createFhirClient, type FhirClient } from '../fhir/create-fhir-client.ts'
import { judgeAnswer } from '../fhir/judge-answer.ts'
import type { RecordedResult } from '../http/recorder.ts'
import type { StepHandle } from '../run/run-recorder.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import { sendAuthorized } from '../session/send-authorized.ts'
import type { Session } from '../session/session.ts'
import { SmartError, toSmartError } from '../smart-error.ts'
import { appState } from '../spec.ts'

export interface AppStateRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Id of the state that is changed. */
  id?: string
  send: (client: FhirClient<RecordedResult>) => Promise<RecordedResult>
}

type Answer = Omit<AppStateAnswer, 'stepId'>

const STALE = 'Load it again to see the current state; then change that and save.'

const ADVICE: Record<number, string> = {
  403: 'The server gives this app or this user no access to state with that code and subject; see its documentation.',
  404: `The state no longer exists. ${STALE}`,
  409: STALE,
  410: `It was deleted. ${STALE}`,
  412: STALE,
  413: 'The server does not accept state of this size: save less.',
  428: `The server requires If-Match with the current version. ${STALE}`,
}

/**
 * Returns `true` for a change. A refused change leaves the server's state unknown: it must be loaded again
 * before the next change (F-294).
 */
const isChange = ({ method }: AppStateRequest) => method === 'PUT' || method === 'DELETE'

/**
 * Sends one request about app state as a step, with the session's token, only to the endpoint of the state.
 * Never throws: an error is the verdict.
 *
 * @param prepare makes the request, and throws what is wrong with the wish before anything is sent.
 * @param read what a good answer says.
 */
export async function requestAppState(
  session: Session,
  tools: SessionTools,
  prepare: (step: StepHandle) => AppStateRequest,
  read: (result: RecordedResult) => Answer,
): Promise<AppStateAnswer> {
  let stepId = ''
  let mustLoad = false
  try {
    return await tools.run.step('app-state', async (step) => {
      stepId = step.id
      const request = prepare(step)
      const client = createFhirClient(endpointOf(session), (sent) =>
        sendAuthorized(session, tools, step, sent),
      )
      step.title(`App state: ${request.method} Basic${request.id === undefined ? '' : `/${request.id}`}`)
      mustLoad = isChange(request)
      const result = await request.send(client)
      const answer = result.status < 300 ? read(result) : refused(request, result)
      step.verdict(answer.verdict)
      return { ...answer, stepId }
    })
  } catch (thrown) {
    return { verdict: toSmartError(thrown).toVerdict(), stepId, states: [], mustLoad }
  }
}

function endpointOf({ plan }: Session): string {
  const endpoint = plan.metadata.smart_app_state_endpoint
  if (endpoint !== undefined) return endpoint
  throw new SmartError('unsupported-by-server', 'The server does not store app state.', {
    whatToTry:
      'Its smart-configuration must have the capability smart-app-state, or an associated endpoint that has it.',
    spec: appState('Discovery', 'discovery'),
  })
}

function refused(request: AppStateRequest, result: RecordedResult): Answer {
  const { verdict } = judgeAnswer(result, request)
  const whatToTry = ADVICE[result.status]
  return {
    verdict: {
      ...verdict,
      ...(whatToTry ? { whatToTry, spec: appState('App State Interactions', 'app-state-interactions') } : {}),
    },
    states: [],
    mustLoad: isChange(request),
  }
}
