import { describe, expect, test } from 'vitest'
import { createLauncher } from '../../src/conformance/logins/launch/create-launcher.ts'
import type { LaunchMeans } from '../../src/conformance/logins/launch/launch-means.ts'
import type { LaunchRequest, LoginDriver } from '../../src/conformance/logins/login-driver.ts'
import { createDriverTools } from '../support/driver-tools.ts'
import { findFreePort } from '../support/find-free-port.ts'
import { startSignInServer } from '../support/sign-in-server.ts'

const LAUNCH_URL = 'https://app.example/launch'
const REQUEST: LaunchRequest = {
  ...{ clientId: 'my app', fhirBase: 'https://ehr.example/fhir', launchUrl: LAUNCH_URL, patient: '42' },
  signal: new AbortController().signal,
}
const UNABLE: LoginDriver = {
  ...{ name: 'automatic', abilities: new Set() },
  authorize: async ({ url }) => ({
    kind: 'page',
    status: 200,
    title: '',
    url,
    reason: 'asked',
    exchangeIds: [],
  }),
  close: async () => {},
}

const launch = (means: Partial<LaunchMeans>, driver = UNABLE) =>
  createLauncher(createDriverTools('http://localhost/fhir'), driver, {
    folder: import.meta.dirname,
    ...means,
  })(REQUEST)

describe('a template', () => {
  test('is filled in and opened, and its redirects are followed to the launch URL', async () => {
    const server = await startSignInServer(({ url }) => ({
      to:
        url.pathname === '/start'
          ? `/next?${url.searchParams}`
          : `${LAUNCH_URL}?launch=l&${url.searchParams}`,
    }))
    const template = `${server.origin}/start?app={clientId}&iss={iss}&to={launchUrl}&patient={patient}&x={unknown}`
    const end = await launch({ url: template })
    server.close()
    expect(end).toMatchObject({ kind: 'redirect' })
    const { searchParams } = new URL((end as { url: string }).url)
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ launch: 'l', app: 'my app', iss: 'https://ehr.example/fhir', to: LAUNCH_URL, patient: '42' },
      x: '{unknown}',
    })
  })

  test('lets the login driver operate the pages of the EHR', async () => {
    const server = await startSignInServer(() => ({ page: 'sign in' }))
    const driver: LoginDriver = {
      ...UNABLE,
      authorize: async ({ redirectUri }) => ({
        kind: 'redirect',
        url: `${redirectUri}?launch=p`,
        exchangeIds: [],
      }),
    }
    expect(await launch({ url: server.origin }, driver)).toMatchObject({ url: `${LAUNCH_URL}?launch=p` })
    server.close()
  })

  test('that leads elsewhere names the launch URL', async () => {
    const port = await findFreePort()
    const server = await startSignInServer(() => ({ to: `http://localhost:${port}/launch?iss=x&launch=y` }))
    await expect(launch({ url: server.origin })).rejects.toThrow(
      `The launch must end at ${LAUNCH_URL} (launch.launchUrl).`,
    )
    server.close()
  })

  test.each(['/launch', 'javascript:alert(1)'])('is refused when it is no web address: %s', async (url) => {
    await expect(launch({ url })).rejects.toThrow('The address that launches the app is no web address')
  })
})

describe('a command', () => {
  const print = (script: string) => `${JSON.stringify(process.execPath)} -e ${JSON.stringify(script)}`

  test('prints the address in its last line, and knows the launch by its environment', async () => {
    const names = ['SMART_LAUNCH_URL', 'SMART_CLIENT_ID', 'SMART_ISS', 'SMART_PATIENT']
    const script = `console.log('preparing'); console.log('${LAUNCH_URL}?' + new URLSearchParams(${JSON.stringify(names)}.map(n => [n, process.env[n]])))`
    const end = await launch({ command: print(script.replaceAll('"', "'")) })
    expect(Object.fromEntries(new URL((end as { url: string }).url).searchParams)).toEqual({
      ...{ SMART_LAUNCH_URL: LAUNCH_URL, SMART_CLIENT_ID: 'my app', SMART_ISS: 'https://ehr.example/fhir' },
      SMART_PATIENT: '42',
    })
  })

  test.each([
    ["console.error('no such patient'); process.exit(3)", /launch.command failed: no such patient/],
    ["console.log('done')", /must print an address in its last line, not "done"/],
  ])('is refused when it fails: %s', async (script, message) => {
    await expect(launch({ command: print(script) })).rejects.toThrow(message)
  })
})

test('without both the login driver launches, if it can', async () => {
  const able = { ...UNABLE, launch: async () => `${LAUNCH_URL}?launch=d` }
  expect(await launch({}, able)).toMatchObject({ kind: 'redirect', url: `${LAUNCH_URL}?launch=d` })
  expect(await launch({})).toMatchObject({
    kind: 'page',
    reason: 'the login driver automatic cannot launch the app',
  })
})
