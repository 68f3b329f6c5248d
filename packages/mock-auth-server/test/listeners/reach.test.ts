import { afterEach, describe, expect, it } from 'vitest'
import type { MockSettings } from '../../src/mock/mock-settings.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { rawGet } from '../support/raw-get.ts'

let mock: Mock | undefined
afterEach(() => mock?.close())

const start = async (settings: MockSettings): Promise<Mock> => {
  mock = await createMock(settings)
  return mock
}

/** Returns the actual URL of the listener, regardless of the published one. */
const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`

describe('the public URL', () => {
  it.each(['/mock/fhir', '/fhir'])(
    'is spelled the same to who comes by %s (a proxy keeps or takes away)',
    async (base) => {
      const { ports } = await start({ publicUrl: 'https://ehr.example/mock/' })
      const answer = await fetch(at(ports.public, `${base}/.well-known/smart-configuration`))
      expect(await answer.json()).toMatchObject({
        issuer: 'https://ehr.example/mock/auth',
        token_endpoint: 'https://ehr.example/mock/auth/token',
      })
    },
  )

  it('is found by RFC 8414 insertion below its path', async () => {
    const { ports } = await start({ publicUrl: 'https://ehr.example/mock' })
    const answer = await fetch(at(ports.public, '/.well-known/oauth-authorization-server/mock/auth'))
    expect(await answer.json()).toMatchObject({ issuer: 'https://ehr.example/mock/auth' })
  })

  it('never follows the Host header', async () => {
    const { ports } = await start({ publicUrl: 'https://ehr.example' })
    const { body } = await rawGet(ports.public, '/fhir/.well-known/smart-configuration', {
      host: 'evil.example',
    })
    expect(body).not.toContain('evil.example')
    expect(body).toContain('https://ehr.example/auth/authorize')
  })

  it('of the canary appears in faults, and works with and without its path', async () => {
    const { ports } = await start({ canaryUrl: 'https://other.example/canary' })
    expect(mock?.tenant.canary.fhirBase).toBe('https://other.example/canary/of/default/rogue/fhir')
    for (const path of ['/canary/of/default/rogue/fhir/metadata', '/of/default/rogue/fhir/metadata']) {
      expect((await fetch(at(ports.canary, path))).status).toBe(200)
    }
  })

  it('is refused before any listener starts when it is invalid', async () => {
    await expect(createMock({ publicUrl: 'ehr.example' })).rejects.toThrow('the public URL must be')
  })
})

describe('scenario links', () => {
  const link = `/s/${Buffer.from('{}').toString('base64url')}/fhir/metadata`

  it.each([link, '/v/r4/fhir/metadata'])('like %s are off when others reach the mock', async (path) => {
    const { ports } = await start({ publicUrl: 'https://ehr.example' })
    const answer = await fetch(at(ports.public, path))
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('--allow-scenarios')
  })

  it('are enabled on loopback, and by option', async () => {
    expect((await fetch(at((await start({})).ports.public, link))).status).toBe(200)
    await mock?.close()
    const { ports } = await start({ publicUrl: 'https://ehr.example', allowScenarios: true })
    expect((await fetch(at(ports.public, link))).status).toBe(200)
  })

  it('leave no requirement unenforced where others reach the mock', async () => {
    const scenario = { faults: [{ fault: 'requirement-unenforced' }] }
    const opened = `/s/${Buffer.from(JSON.stringify(scenario)).toString('base64url')}/fhir/metadata`
    expect((await fetch(at((await start({})).ports.public, opened))).status).toBe(200)
    await mock?.close()
    const { ports } = await start({ publicUrl: 'https://ehr.example', allowScenarios: true })
    const answer = await fetch(at(ports.public, opened))
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('only the control API arms it')
  })
})

describe('the control listener', () => {
  const TOKEN = 'a-token-for-tests'

  it('requires no token on loopback, and refuses other names there', async () => {
    const { ports } = await start({})
    expect((await fetch(at(ports.control, '/health'))).status).toBe(200)
    expect((await rawGet(ports.control, '/health', { host: 'evil.example' })).status).toBe(403)
  })

  it('generates a token beyond loopback', async () => {
    const { ports, controlToken = '' } = await start({ controlHost: '0.0.0.0' })
    expect(controlToken.length).toBeGreaterThan(20)
    const health = await fetch(at(ports.control, '/health'))
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }])
    expect((await fetch(at(ports.control, '/health'), { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(at(ports.control, '/health'), { method: 'POST' })).status).toBe(401)
    const refused = await fetch(at(ports.control, '/tenants'))
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toContain('Bearer')
    const answer = await fetch(at(ports.control, '/health'), {
      headers: { authorization: `Bearer ${controlToken}` },
    })
    expect(await answer.json()).toMatchObject({ status: 'ok', control: expect.any(String) })
  })

  it.each(['', 'Bearer', 'Bearer wrong', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])(
    'refuses the authorization %j',
    async (authorization) => {
      const { ports } = await start({ controlToken: TOKEN })
      expect((await fetch(at(ports.control, '/tenants'), { headers: { authorization } })).status).toBe(401)
    },
  )

  it('sets a cookie for a user who opens a page with the token, and removes the token from the address', async () => {
    const { ports } = await start({ controlToken: TOKEN })
    const wrong = await fetch(at(ports.control, '/?token=wrong'), { redirect: 'manual' })
    expect(wrong.status).toBe(401)
    expect(wrong.headers.get('set-cookie')).toBeNull()
    const login = await fetch(at(ports.control, `/?token=${TOKEN}&tenant=a`), { redirect: 'manual' })
    expect(login.status).toBe(303)
    expect(login.headers.get('location')).toBe('/?tenant=a')
    const cookie = login.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/)
    expect(cookie).not.toContain(TOKEN)
    const [pair = ''] = cookie.split(';')
    expect((await fetch(at(ports.control, '/tenants'), { headers: { cookie: pair } })).status).toBe(200)
    expect((await fetch(at(ports.control, '/tenants'), { headers: { cookie: `${pair}x` } })).status).toBe(401)
  })

  it('redirects only to itself, in every notation of the address', async () => {
    const { ports } = await start({ controlToken: TOKEN })
    const { headers } = await rawGet(ports.control, `//evil.example/?token=${TOKEN}`)
    expect(headers.location ?? '/').not.toMatch(/^\/\/|^https?:\/\/(?!127)/)
  })

  it('refuses pages of another origin, with or without a token', async () => {
    const { ports } = await start({ controlToken: TOKEN })
    const headers = { authorization: `Bearer ${TOKEN}`, origin: 'http://127.0.0.1:1' }
    expect((await fetch(at(ports.control, '/tenants'), { headers })).status).toBe(403)
  })

  it('is published by its URL everywhere, and requires a token under a name other than loopback', async () => {
    const { ports, controlToken = '', controlUrl } = await start({ controlUrl: 'https://Control.example/' })
    expect(controlUrl).toBe('https://control.example')
    const root = await fetch(at(ports.public, '/'), { redirect: 'manual' })
    expect(root.headers.get('location')).toBe('https://control.example/')
    expect((await fetch(at(ports.control, '/tenants'))).status).toBe(401)
    const ask = (origin: string) =>
      fetch(at(ports.control, '/openapi.json'), {
        headers: { authorization: `Bearer ${controlToken}`, origin },
      })
    expect((await ask('https://evil.example')).status).toBe(403)
    const answer = await ask('https://control.example')
    expect(await answer.json()).toMatchObject({ servers: [{ url: 'https://control.example' }] })
  })

  it('has no path prefix', async () => {
    const refused = createMock({ controlUrl: 'https://ehr.example/control' })
    await expect(refused).rejects.toThrow('the control URL must not have a path')
  })
})
