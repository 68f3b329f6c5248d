import { Agent, createServer, get, type RequestOptions } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { connect as connectTls, type SecureVersion } from 'node:tls'
import { afterEach, expect, it } from 'vitest'
import { createSelfSignedCertificate } from '../../src/listeners/tls/create-self-signed-certificate.ts'
import type { MockSettings } from '../../src/mock/mock-settings.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock | undefined
afterEach(() => mock?.close())

const start = async (settings: MockSettings): Promise<Mock> => {
  mock = await createMock(settings)
  return mock
}

/** Sends a GET over https; returns the body, or the client's connection error. */
function getTls(port: number, path: string, options: RequestOptions): Promise<string> {
  return new Promise((resolve) => {
    const agent = new Agent({ keepAlive: false })
    const sent = get({ host: '127.0.0.1', port, path, agent, ...options }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => {
        body += chunk
      })
      answer.on('end', () => resolve(body))
      answer.on('error', (error) => resolve(String(error)))
    })
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? String(error)))
  })
}

const DISCOVERY = '/fhir/.well-known/smart-configuration'

it('uses a certificate for localhost and the hosts of the URLs, which no client trusts by default', async () => {
  const { ports, certificate: ca = '' } = await start({ https: 'local', publicUrl: 'https://ehr.example' })
  for (const servername of ['localhost', 'ehr.example']) {
    const body = await getTls(ports.public, DISCOVERY, { ca, servername })
    expect(JSON.parse(body)).toMatchObject({ issuer: 'https://ehr.example/auth' })
  }
  expect(
    await getTls(ports.canary, '/of/default/rogue/fhir/metadata', { ca, servername: 'localhost' }),
  ).toContain('CapabilityStatement')
  expect(await getTls(ports.public, DISCOVERY, { ca, servername: 'other.example' })).toBe(
    'ERR_TLS_CERT_ALTNAME_INVALID',
  )
  expect(await getTls(ports.public, DISCOVERY, { servername: 'localhost' })).toBe(
    'DEPTH_ZERO_SELF_SIGNED_CERT',
  )
})

it('publishes https URLs without a public URL too', async () => {
  const { fhirBase, canaryUrl } = await start({ https: 'local' }).then(({ tenant, fhirBase }) => ({
    fhirBase,
    canaryUrl: tenant.canary.base,
  }))
  expect(fhirBase).toMatch(/^https:\/\/localhost:\d+\/fhir$/)
  expect(canaryUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+\//)
})

it('uses a configured certificate', async () => {
  const given = await createSelfSignedCertificate(['ehr.example'])
  const { ports } = await start({ https: given, publicUrl: 'https://ehr.example' })
  const body = await getTls(ports.public, DISCOVERY, { ca: given.cert, servername: 'ehr.example' })
  expect(body).toContain('https://ehr.example/auth/token')
})

it('refuses a key of another certificate, and text that is not PEM', async () => {
  const [one, other] = await Promise.all([
    createSelfSignedCertificate(['a.example']),
    createSelfSignedCertificate(['a.example']),
  ])
  await expect(start({ https: { cert: one.cert, key: other.key } })).rejects.toThrow(
    'does not match the certificate',
  )
  await expect(start({ https: { cert: 'x', key: other.key } })).rejects.toThrow('PEM files')
})

it('refuses to publish plain http URLs with https', async () => {
  await expect(start({ https: 'local', publicUrl: 'http://ehr.example' })).rejects.toThrow('uses http')
})

it('survives plain http and random bytes at its https port', async () => {
  const { ports, certificate: ca = '' } = await start({ https: 'local' })
  const socket = connect(ports.public, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'))
  await new Promise((resolve) =>
    socket
      .on('close', resolve)
      .on('error', () => undefined)
      .resume(),
  )
  expect(await getTls(ports.public, DISCOVERY, { ca, servername: 'localhost' })).toContain(
    'authorization_endpoint',
  )
})

it('resets the connection with https too', async () => {
  const started = await start({ https: 'local' })
  const armed = await started.arm('connection-reset')
  const { ports, certificate: ca = '' } = started
  expect(await getTls(ports.public, DISCOVERY, { ca, servername: 'localhost' })).toBe('ECONNRESET')
  expect(armed.strikeCount).toBe(1)
})

/** Returns the negotiated TLS version, or the refusal. */
function negotiated(port: number, maxVersion: SecureVersion): Promise<string> {
  return new Promise((resolve) => {
    const options = { minVersion: 'TLSv1', maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' } as const
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }, () => {
      resolve(socket.getProtocol() ?? 'none')
      socket.destroy()
    })
    socket.on('error', () => resolve('refused'))
  })
}

it('accepts only TLS 1.2 and above (S-109), unlike a server that accepts 1.1', async () => {
  const { ports } = await start({ https: 'local' })
  expect(await negotiated(ports.public, 'TLSv1.3')).toBe('TLSv1.3')
  expect(await negotiated(ports.public, 'TLSv1.2')).toBe('TLSv1.2')
  expect(await negotiated(ports.public, 'TLSv1.1')).toBe('refused')

  const lax = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  const old = createServer({ ...(await createSelfSignedCertificate(['localhost'])), ...lax })
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve))
  expect(await negotiated((old.address() as AddressInfo).port, 'TLSv1.1')).toBe('TLSv1.1')
  old.close()
})
