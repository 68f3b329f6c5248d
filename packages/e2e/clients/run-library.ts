import { drive, type Launches, type Mock } from '@smart-mock/mock-auth-server/testing'
import type { Fault, FaultOutcome } from '../fixtures/run-fault.ts'
import type { Arming } from './client-under-test.ts'
import type { Library } from './library.ts'
import { libraryAgent } from './library-agent.ts'

const ORIGIN = 'http://localhost:9'
const USER = 'Practitioner/dr-okafor'
const PATIENT = 'lucas-labs'
const SETTINGS = {
  clientId: 'library-app',
  clientSecret: 'library-app-secret',
  redirectUri: `${ORIGIN}/callback`,
  scope:
    'launch launch/patient openid fhirUser offline_access patient/*.rs patient/*.cud user/Practitioner.read',
}

/** One fault, armed in a tenant of its own, while a person uses an app that is the library alone. */
export async function runLibrary(
  mock: Mock,
  library: Library,
  name: string,
  fault: Fault,
  { params = {}, when = {} }: Arming,
): Promise<FaultOutcome> {
  const tenant = mock.tenant(name)
  const { clientId, clientSecret, redirectUri } = SETTINGS
  tenant.autoApprove({ user: USER, patient: PATIENT })
  tenant.register({
    ...{ clientId, name: library.name, type: 'confidential-symmetric', secret: clientSecret },
    redirectUris: [redirectUri, `${redirectUri}/other`],
    launchUris: [`${ORIGIN}/launch`],
  })
  const armed = await tenant.arm(fault.name, {
    when,
    ...(Object.keys(params).length > 0 ? { params } : {}),
  })
  const said: string[] = []
  const agent = libraryAgent({
    app: library.app(SETTINGS),
    redirectUri,
    fhirBase: tenant.fhirBase,
    say: (detail) => {
      said.push(detail)
      tenant.observe({ kind: 'visible-error', detail })
    },
  })
  const launches: Launches = async (patient) => {
    const own =
      patient === 'another' ? { patient: 'amy-shaw' } : { patient: PATIENT, encounter: `${PATIENT}-visit` }
    const launchUri = `${ORIGIN}/launch`
    return (await tenant.launch({ clientId, user: USER, launchUri, ...own })).url
  }
  const ehr = fault.steps.includes('launch') || fault.needs?.includes('ehr-launch')
  await drive(tenant, armed, agent, ehr ? launches : undefined)
  tenant.observe({ kind: 'settled' })
  return { tenant, struck: armed.struck, verdict: await armed.settledVerdict(), said }
}
