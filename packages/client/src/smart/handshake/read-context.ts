import { readLaunchContext } from '../context/read-launch-context.ts'
import { resolveFhirUser } from '../identity/fhir-user.ts'
import { parseScopes } from '../scopes/parse-scope.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'
import { toSmartError } from '../smart-error.ts'
import { scopesAndContext } from '../spec.ts'
import type { TokenResponse } from '../token/read-token-response.ts'

const SPEC = scopesAndContext('launch context', 'launch-context-arrives-with-your-access_token')

/** Records the launch context and, from a verified id_token, the user. */
export function readContext(tools: SessionTools, session: Session, response: TokenResponse): Promise<void> {
  return tools.run.step('launch-context', async (step) => {
    const { context, details } = readLaunchContext(response.json)
    step.detail(...details)
    step.notice(...details.flatMap(({ verdict }) => (verdict?.level === 'error' ? [verdict] : [])))
    if (context.patient === undefined && expectsPatient(session)) {
      step.notice({
        level: 'warning',
        message: 'The token response has no usable patient, though a patient was requested.',
        whyItMatters: 'Without a patient in context no patient data can be read; an app must not guess.',
        whatToTry: 'Check that launch/patient (or launch) was granted and that a patient was chosen.',
        spec: SPEC,
      })
    }
    const { fhirUser } = session.idToken?.claims ?? {}
    if (fhirUser !== undefined) {
      try {
        session.context.fhirUser = resolveFhirUser(fhirUser, session.plan.fhirBase)
        step.detail({ name: 'fhirUser', value: session.context.fhirUser })
      } catch (thrown) {
        step.notice({ ...toSmartError(thrown).toVerdict(), level: 'warning' })
      }
    }
    const message = context.patient
      ? `Patient ${context.patient} is in context.`
      : 'No patient is in context.'
    step.notice({ level: 'ok', message, spec: SPEC })
  })
}

function expectsPatient({ scope, plan }: Session): boolean {
  const asked = parseScopes(plan.scopes)
  return (
    asked.some(({ raw }) => raw === 'launch/patient') ||
    parseScopes(scope).some((granted) => granted.kind === 'resource' && granted.level === 'patient')
  )
}
