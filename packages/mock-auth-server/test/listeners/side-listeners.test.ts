import { connect, type TLSSocket } from 'node:tls'
import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
import { afterEach, expect, it } from 'vitest'
import type { SideListenerKind } from '../../src/core/http/side-listener.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'

let mock: Mock | undefined
afterEach(() => mock?.close())

async function open(kind: SideListenerKind, https = false): Promise<{ origin: string; started: Mock }> {
  mock = await createMock(https ? { https: 'local' } : {})
  await mock.tenant.sides.take([kind])
  return { origin: mock.tenant.sides.origin(kind) ?? '', started: mock }
}

/** Returns the error of a client that verifies certificate and TLS version, or an empty text. */
function handshake(origin: string, ca: string | undefined): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    const socket: TLSSocket = connect(
      { host: '127.0.0.1', servername: hostname, port: Number(port), ca },
      () => {
        resolve('trusted')
        socket.destroy()
      },
    )
    socket.on('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? 'error'))
  })
}

it.each([
  ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['expired', 'CERT_HAS_EXPIRED'],
  ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['TLSv1', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
  ['TLSv1.1', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
] as const)(
  "%s: shows only that defect to a client that trusts the mock's certificate, and serves a careless client",
  async (kind, says) => {
    const { origin, started } = await open(kind, true)
    expect(await handshake(origin, started.certificate)).toBe(says)
    await expect.poll(() => started.journal.count({ step: 'connection', listener: 'side' })).toBe(1)
    const [entry] = started.journal.find({ step: 'connection' })
    expect(entry?.request.target).toBe(origin)
    expect(entry?.facts.diagnosis).toMatch(
      /^the client (closed the connection after|aborted) the TLS handshake/,
    )

    const reply = await sendRawRequest(`${origin}/fhir/.well-known/smart-configuration`)
    expect(JSON.parse(reply.body)).toMatchObject({ issuer: started.issuer })
    expect(started.journal.last({ step: 'discovery' })?.listener).toBe('side')
  },
)

it('serves the tenant over plain http while the public listener uses https', async () => {
  const { origin, started } = await open('plain', true)
  expect(origin).toMatch(/^http:\/\/localhost:/)
  const reply = await sendRawRequest(`${origin}/fhir/.well-known/smart-configuration`)
  expect(JSON.parse(reply.body)).toMatchObject({ issuer: started.issuer })
})

it('opens a port that refuses connections, and one that stays silent', async () => {
  const { origin, started } = await open('closed')
  expect(await sendRawRequest(origin)).toMatchObject({ status: 0, end: 'closed' })
  await started.tenant.sides.take(['silent'])
  const silent = started.tenant.sides.origin('silent') ?? ''
  expect(await sendRawRequest(silent, { timeoutMs: 100 })).toMatchObject({ status: 0, end: 'timeout' })
  await expect
    .poll(() => started.journal.last({ step: 'connection' })?.facts.diagnosis)
    .toBe('the server sent nothing until the connection ended')
})

it('permits at most 512 in all tenants together; a closed one is replaced', async () => {
  const { started } = await open('plain')
  const names = Array.from({ length: 172 }, (_, at) => `crowd-${at}`)
  const tenants = names.map((name) => started.createTenant(name).tenant)
  const wanted = tenants.flatMap(({ sides }) =>
    (['plain', 'silent', 'TLSv1.1'] as const).map((kind) => [sides, kind] as const),
  )
  const opened = await Promise.allSettled(wanted.map(([sides, kind]) => sides.take([kind])))
  expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(511)
  await expect(started.arm('certificate-invalid')).rejects.toThrow(
    'certificate-invalid: at most 512 side listeners can be open at once',
  )
  expect(started.tenant.armed.list).toEqual([])
  tenants[0]?.sides.keep(new Set())
  await expect
    .poll(() => started.arm('certificate-invalid').then(({ strikeCount }) => strikeCount, String))
    .toBe(0)
})

it('serves one tenant only', async () => {
  const { started } = await open('self-signed')
  const other = started.createTenant('other')
  await other.tenant.sides.take(['self-signed'])
  const origin = other.tenant.sides.origin('self-signed')
  const path = '/fhir/.well-known/smart-configuration'
  expect((await sendRawRequest(`${origin}/t/other${path}`)).status).toBe(200)
  const strayed = await sendRawRequest(`${origin}/t/elsewhere${path}`)
  expect(strayed.status).toBe(404)
  expect(started.journal.count()).toBe(0)
})
