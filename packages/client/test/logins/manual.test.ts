import { beforeEach, describe, expect, test } from 'vitest'
import type { LoginRequest } from '../../src/conformance/logins/login-driver.ts'
import { createManualDriver } from '../../src/conformance/logins/manual/create-manual-driver.ts'
import { buildLogin, createDriverTools, type RecordingTools } from '../support/driver-tools.ts'
import { findFreePort } from '../support/find-free-port.ts'

const PATIENCE_MS = 60_000
let redirectUri: string
let tools: RecordingTools

beforeEach(async () => {
  redirectUri = `http://localhost:${await findFreePort()}/callback`
  tools = createDriverTools('http://localhost/fhir')
})

/** A user who does something when the driver has printed its text. */
function createUser(act: (text: string) => unknown) {
  let pressEnter = () => {}
  const entered = new Promise<void>((resolve) => {
    pressEnter = resolve
  })
  const texts: string[] = []
  return {
    texts,
    pressEnter: () => pressEnter(),
    say: (text: string) => {
      texts.push(text)
      void act(text)
    },
    waitForEnter: () => entered,
  }
}

const build = (more: Partial<LoginRequest> = {}) =>
  buildLogin('https://as.example/authorize?x=1', { redirectUri, ...more })

describe('a login by hand', () => {
  test('says what to open and to choose, and returns the redirect', async () => {
    const user = createUser(() => fetch(`${redirectUri}?code=c1&state=s`))
    const driver = createManualDriver(tools, user, PATIENCE_MS)
    const end = await driver.authorize(build({ patient: '42', user: 'Alice Adams' }))
    expect(user.texts.join('')).toContain(
      'Login 3 of 7 (one resource type, approve): open\nhttps://as.example/authorize?x=1\n',
    )
    expect(user.texts.join('')).toContain(
      'There sign in as Alice Adams, choose the patient 42, allow everything.',
    )
    expect(end).toMatchObject({ kind: 'redirect', url: `${redirectUri}?code=c1&state=s` })
    const [id = ''] = end.exchangeIds
    expect(tools.exchanges.get(id)?.request.url).toBe(`${redirectUri}?code=c1&state=s`)
  })

  test('says to deny', async () => {
    const user = createUser(() => fetch(`${redirectUri}?error=access_denied`))
    const driver = createManualDriver(tools, user, PATIENCE_MS)
    expect(driver.abilities).toContain('deny')
    await driver.authorize(build({ decision: 'deny', title: 'the user denies, deny' }))
    expect(user.texts.join('')).toContain('There deny.')
  })

  test('offers a page that posts the request', async () => {
    const pages: string[] = []
    const user = createUser(async (text) => {
      const [url = ''] = /http:\S+/.exec(text) ?? []
      pages.push(await (await fetch(url)).text())
      await fetch(`${redirectUri}?code=c1`)
    })
    const form = new URLSearchParams({ scope: 'a&b "c"', '<x>': '1' })
    await createManualDriver(tools, user, PATIENCE_MS).authorize(build({ form }))
    expect(pages[0]).toContain('<form method="post" action="https://as.example/authorize?x=1">')
    expect(pages[0]).toContain('name="scope" value="a&amp;b &quot;c&quot;"')
    expect(pages[0]).toContain('name="&lt;x&gt;"')
  })

  test('ends at a page when the user presses Enter', async () => {
    const user = createUser(() => user.pressEnter())
    const end = await createManualDriver(tools, user, PATIENCE_MS).authorize(build())
    expect(end).toMatchObject({ kind: 'page', reason: expect.stringContaining('stopped at a page') })
  })

  test('listens again for the next login', async () => {
    const user = createUser(() => fetch(`${redirectUri}?code=c`))
    const driver = createManualDriver(tools, user, PATIENCE_MS)
    await driver.authorize(build())
    expect(await driver.authorize(build())).toMatchObject({ kind: 'redirect' })
  })
})

describe('a login by hand fails', () => {
  test('when nobody answers in time, and later ones at once', async () => {
    const user = createUser(() => {})
    const driver = createManualDriver(tools, user, 50)
    await expect(driver.authorize(build())).rejects.toThrow('No callback arrived within 0.05 seconds.')
    await expect(driver.authorize(build())).rejects.toThrow('Nobody has answered an earlier login.')
    expect(user.texts).toHaveLength(1)
  })

  test('when the run is interrupted', async () => {
    const interruption = new AbortController()
    const user = createUser(() => interruption.abort())
    const driver = createManualDriver(tools, user, PATIENCE_MS)
    await expect(driver.authorize(build({ signal: interruption.signal }))).rejects.toThrow('cancelled')
  })

  test('when the redirect URI is on another machine', async () => {
    const driver = createManualDriver(
      tools,
      createUser(() => {}),
      PATIENCE_MS,
    )
    await expect(driver.authorize(build({ redirectUri: 'https://app.example/cb' }))).rejects.toThrow(
      /not on this machine/,
    )
  })
})

test('asks the user to launch the app, and waits at its launch URL', async () => {
  const launchUrl = redirectUri.replace('callback', 'launch')
  const user = createUser(() => fetch(`${launchUrl}?iss=x&launch=y`))
  const driver = createManualDriver(tools, user, PATIENCE_MS)
  const { signal } = new AbortController()
  const request = {
    clientId: 'my-app',
    fhirBase: 'https://ehr.example/fhir',
    launchUrl,
    patient: '42',
    signal,
  }
  expect(await driver.launch?.(request)).toBe(`${launchUrl}?iss=x&launch=y`)
  expect(user.texts.join('')).toContain(
    `Launch the app my-app, registered at ${launchUrl}, in your EHR for the patient 42.`,
  )
})
