import type { Library } from '@smart-mock/test-clients/libraries/library'
import { type CreateLaunchUrl, createMock, drive, type MockTenant } from 'smart-mock/testing'
import type { Fault } from '../fixtures/fault-run/fault-stage.ts'
import { type FaultOutcome, isAboutTls } from '../fixtures/fault-run/run-fault.ts'
import { trustedCertificate } from '../fixtures/trusted-certificate.ts'
import type { Arming } from './client-under-test.ts'
import { libraryAgent, PATIENCE_MS } from './library-agent.ts'

const ORIGIN = 'http://localhost:9'
const USER = 'Practitioner/dr-okafor'
const PATIENT = 'lucas-labs'
const SCOPE =
  'openid fhirUser offline_access patient/Patient.rs patient/Condition.rs patient/Observation.cruds user/Practitioner.rs'
const REGISTERED = { clientId: 'library-app', redirectUri: `${ORIGIN}/callback` }
const SECRET = 'library-app-secret'
const LOST = `nothing: after ${PATIENCE_MS / 1000} s it is still at it`

/** Runs one fault, armed in its own mock, while a user operates an app that consists of the library only. */
export async function runLibrary(
  library: Library,
  fault: Fault,
  { params = {}, when = {}, options = {} }: Arming,
): Promise<FaultOutcome> {
  const { prerequisites = [] } = fault
  const https = isAboutTls(fault) ? await trustedCertificate() : undefined
  const mock = await createMock({ options, ...(https ? { https } : {}) })
  const { clientId, redirectUri } = REGISTERED
  const kind = prerequisites.includes('public')
    ? ({ type: 'public' } as const)
    : ({ type: 'confidential-symmetric', secret: SECRET } as const)
  mock.autoApprove({ user: USER, patient: PATIENT })
  mock.register({
    ...{ clientId, name: library.name, ...kind },
    redirectUris: [redirectUri, `${redirectUri}/other`],
    launchUris: [`${ORIGIN}/launch`],
  })
  const armed = await mock.arm(fault.name, {
    when,
    ...(Object.keys(params).length > 0 ? { params } : {}),
  })
  const said: string[] = []
  const shown = (detail: string) => {
    said.push(detail)
    mock.observe({ kind: 'visible-error', detail })
  }
  const ehr = fault.steps.includes('launch') || prerequisites.includes('ehr-launch')
  const app = library.app({
    ...REGISTERED,
    ...('secret' in kind ? { clientSecret: kind.secret } : {}),
    scope: `${ehr ? 'launch' : 'launch/patient'} ${SCOPE}`,
    insecure: https === undefined,
    // Whether the newest refresh token is kept shows at the second refresh.
    refreshes: prerequisites.includes('refresh') ? 2 : 1,
  })
  const lose = () => said.push(LOST)
  const agent = libraryAgent({ app, redirectUri, fhirBase: mock.fhirBase, say: shown, lose })
  await drive(mock, armed, agent, ehr ? launchesOf(mock) : undefined)
  // A user who gives up waiting ends the app, and with it its connections.
  if (said.includes(LOST) || !(await allEnded(mock))) await mock.close()
  mock.observe({ kind: 'settled' })
  const verdict = await armed.waitForVerdict()
  await mock.close()
  return { tenant: mock, struck: armed.strikeCount, verdict, said }
}

function launchesOf(mock: MockTenant): CreateLaunchUrl {
  return async (patient) => {
    const { clientId } = REGISTERED
    const chart =
      patient === 'another' ? { patient: 'amy-shaw' } : { patient: PATIENT, encounter: `${PATIENT}-visit` }
    return (await mock.prepareLaunch({ clientId, user: USER, launchUri: `${ORIGIN}/launch`, ...chart })).url
  }
}

/** Returns `true` when no exchange is open, after a moment. */
async function allEnded({ journal }: MockTenant): Promise<boolean> {
  const isOpen = () => journal.find().some(({ endedAt }) => endedAt === undefined)
  for (let turn = 0; turn < 20 && isOpen(); turn++) await new Promise((resolve) => setTimeout(resolve, 50))
  return !isOpen()
}
