import { Client as FhirKitClient } from 'fhir-kit-client'
import { serveFhirclientServer } from '../fixtures/fhirclient-server.ts'
import { logInByOauth4webapi } from '../fixtures/log-in-by-oauth4webapi.ts'
import { serveFhirclient } from '../fixtures/pages/fhirclient-page.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { expect, test } from '../fixtures/test.ts'

const CALLBACK = 'http://localhost:9/callback'
const SCOPE = 'launch/patient openid fhirUser offline_access patient/*.rs'

test('fhirclient in a page completes a standalone launch and reads the patient', async ({ page, tenant }) => {
  const app = await serveFhirclient('fhirclient-app')
  const uris = { redirectUris: [`${app.origin}/`], launchUris: [`${app.origin}/launch`] }
  tenant.register({ clientId: 'fhirclient-app', name: 'fhirclient', type: 'public', ...uris })
  await page.goto(`${app.origin}/launch?iss=${encodeURIComponent(tenant.fhirBase)}`)
  await signIn(page)
  await expect(page.getByRole('status')).toHaveText('amy-shaw read by Practitioner/dr-okafor')
  expect(tenant.journal.last({ step: 'token' })?.facts).toMatchObject({ patient: 'amy-shaw' })
  await app.close()
})

test('fhirclient in a page completes an EHR launch', async ({ page, tenant }) => {
  const app = await serveFhirclient('fhirclient-app')
  const uris = { redirectUris: [`${app.origin}/`], launchUris: [`${app.origin}/launch`] }
  tenant.register({ clientId: 'fhirclient-app', name: 'fhirclient', type: 'public', ...uris })
  tenant.autoApprove()
  const { url } = await tenant.prepareLaunch({
    clientId: 'fhirclient-app',
    user: 'Practitioner/dr-lindqvist',
    patient: 'lucas-labs',
    launchUri: `${app.origin}/launch`,
  })
  await page.goto(url)
  await expect(page.getByRole('status')).toHaveText('lucas-labs read by Practitioner/dr-lindqvist')
  await app.close()
})

for (const launched of ['standalone', 'EHR'] as const) {
  test(`fhirclient in Node, with a client secret, completes a launch: ${launched}`, async ({
    page,
    tenant,
  }) => {
    const settings = {
      clientId: 'fhirclient-server',
      clientSecret: 'its-own-secret',
      scope: `${SCOPE} launch`,
    }
    const app = await serveFhirclientServer(settings)
    tenant.register({
      ...{ clientId: settings.clientId, name: 'fhirclient in Node', type: 'confidential-symmetric' },
      ...{ secret: settings.clientSecret, redirectUris: [`${app.origin}/callback`] },
      launchUris: [`${app.origin}/launch`],
    })
    tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
    const launch = { clientId: settings.clientId, user: 'Practitioner/dr-okafor', patient: 'lucas-labs' }
    const standalone = `${app.origin}/launch?iss=${encodeURIComponent(tenant.fhirBase)}`
    await page.goto(launched === 'EHR' ? (await tenant.prepareLaunch(launch)).url : standalone)
    await expect(page.locator('body')).toHaveText('read lucas-labs')
    app.close()
  })
}

test('oauth4webapi completes a standalone launch, the signature of the id_token included', async ({
  tenant,
}) => {
  tenant.register({
    clientId: 'node-app',
    name: 'oauth4webapi',
    type: 'public',
    redirectUris: [CALLBACK],
    launchUris: [],
  })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const settings = { base: tenant.fhirBase, clientId: 'node-app', redirectUri: CALLBACK, scope: SCOPE }
  const { response, claims } = await logInByOauth4webapi(settings)
  expect(response).toMatchObject({ token_type: 'bearer', patient: 'lucas-labs' })
  expect(claims?.fhirUser).toBe(`${tenant.fhirBase}/Practitioner/dr-okafor`)
  expect((await tenant.findings()).findings).toEqual([])
})

test('oauth4webapi refuses an id_token that a stranger signed', async ({ tenant }) => {
  tenant.register({
    clientId: 'node-app',
    name: 'oauth4webapi',
    type: 'public',
    redirectUris: [CALLBACK],
    launchUris: [],
  })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const armed = await tenant.arm('id-token-rogue-key')
  const settings = { base: tenant.fhirBase, clientId: 'node-app', redirectUri: CALLBACK, scope: SCOPE }
  const error = await logInByOauth4webapi(settings).catch((thrown: Error) => thrown)
  expect(error).toMatchObject({ message: expect.stringMatching(/signature/i) })
  tenant.observe({ kind: 'visible-error', detail: (error as Error).message })
  tenant.observe({ kind: 'settled' })
  expect(armed.strikeCount).toBe(1)
  expect((await armed.waitForVerdict()).outcome).toBe('met')
})

test('fhir-kit-client reads, searches and pages with the token', async ({ tenant }) => {
  tenant.register({
    clientId: 'node-app',
    name: 'fhir-kit-client',
    type: 'public',
    redirectUris: [CALLBACK],
    launchUris: [],
  })
  tenant.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'lucas-labs' })
  const settings = { base: tenant.fhirBase, clientId: 'node-app', redirectUri: CALLBACK, scope: SCOPE }
  const { response } = await logInByOauth4webapi(settings)
  const fhir = new FhirKitClient({ baseUrl: tenant.fhirBase, bearerToken: response.access_token })
  const patient = await fhir.read({ resourceType: 'Patient', id: 'lucas-labs' })
  expect(patient).toMatchObject({ resourceType: 'Patient', id: 'lucas-labs' })
  const first = await fhir.search({
    resourceType: 'Observation',
    searchParams: { patient: 'lucas-labs', _count: 5 },
  })
  expect(first).toMatchObject({ resourceType: 'Bundle', type: 'searchset' })
  const second = await fhir.nextPage({ bundle: first as never })
  const ids = [first, second].map((bundle) =>
    ((bundle as unknown as fhir4.Bundle).entry ?? []).map(({ resource }) => resource?.id),
  )
  expect(ids.map(({ length }) => length)).toEqual([5, 5])
  expect(new Set(ids.flat()).size).toBe(10)
  await expect(fhir.read({ resourceType: 'Patient', id: 'amy-shaw' })).rejects.toThrow()
})
