import { request as sendRequest } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MockServer } from '../../src/listeners/mock-server.ts'
import { startMock } from '../../src/mock/start-mock.ts'
import { bearer, obtainTokens } from '../support/handshake.ts'
import { createRequest, exchangeRaw, type RawExchange } from './raw-exchange.ts'
import { Sandbox } from './sandbox.ts'
import { ask, control, createTenantAt, getSiteTenant, type SiteTenant } from './site.ts'
import { describeStored, useValkey } from './use-valkey.ts'

const DISCOVERY = '/t/passed/fhir/.well-known/smart-configuration'
const APPROVED = { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } }

/** What differs between two exchanges anyway. */
const toComparable = ({ received, ending }: RawExchange): RawExchange => ({
  received: received.replace(/^date: .*\r\n/gim, '').replace(/\b(?:req|exchange)-\d+\b/g, ''),
  ending,
})

describeStored('a request that comes to another process than the owner of its tenant', () => {
  const used = useValkey()
  let sandbox: Sandbox<MockServer>
  let tenant: SiteTenant
  const [owner, other] = [0, 1] as const
  const portOf = (index: number) => sandbox.at(index).ports.public

  beforeAll(async () => {
    sandbox = await Sandbox.start(2, used.valkey.url, ({ store: url, ...urls }) =>
      startMock({ ...urls, store: { url } }),
    )
    tenant = getSiteTenant(sandbox, 'passed')
    sandbox.balancer.route(owner)
    await createTenantAt(sandbox.at(owner), { name: 'passed', options: APPROVED })
  })
  afterAll(() => sandbox?.close())

  /** Sends the same to both, and returns what came back from the owner after checking that both are the same. */
  async function compare(text: string): Promise<RawExchange> {
    const direct = toComparable(await exchangeRaw(portOf(owner), text))
    const before = sandbox.at(other).peers?.count ?? 0
    expect(toComparable(await exchangeRaw(portOf(other), text))).toEqual(direct)
    expect(sandbox.at(other).peers?.count).toBeGreaterThan(before)
    return direct
  }

  test.each([
    { fault: 'connection-reset' },
    { fault: 'connection-closed' },
    { fault: 'body-cut-short' },
    { fault: 'body-in-chunks' },
    { fault: 'body-gzipped' },
    { fault: 'body-gzip-corrupt' },
    { fault: 'no-content-with-body' },
    { fault: 'header-names-odd-case' },
    { fault: 'slow-body', params: { everyMs: 1 } },
    { fault: 'http-1-0' },
  ])('gets the same bytes and the same end: %j', async (settings) => {
    const armed = await ask(`${sandbox.control()}/tenants/passed/faults`, 'POST', settings)
    expect(armed.status, armed.text).toBe(201)
    await compare(createRequest(`GET ${DISCOVERY} HTTP/1.1`))
    await ask(`${sandbox.control()}/tenants/passed/faults`, 'DELETE')
  })

  test.each([
    ['HEAD', createRequest(`HEAD ${DISCOVERY} HTTP/1.1`)],
    ['HTTP/1.0', createRequest(`GET ${DISCOVERY} HTTP/1.0`)],
    [
      'OPTIONS',
      createRequest(`OPTIONS ${DISCOVERY} HTTP/1.1`, [
        'Origin: http://a',
        'Access-Control-Request-Method: GET',
      ]),
    ],
    [
      'many headers',
      createRequest(
        `GET ${DISCOVERY} HTTP/1.1`,
        Array.from({ length: 500 }, (_, n) => `X-${n}: ${n}`),
      ),
    ],
    [
      'headers twice',
      createRequest(`GET ${DISCOVERY} HTTP/1.1`, [
        'Accept: a/b',
        'Accept: c/d',
        'Cookie: a=b',
        'Cookie: c=d',
      ]),
    ],
    ['odd bytes', createRequest(`GET ${DISCOVERY} HTTP/1.1`, ['X-Odd: \xe4\xff"\\'])],
    ['long headers', createRequest(`GET ${DISCOVERY} HTTP/1.1`, [`X-Long: ${'"'.repeat(60_000)}`])],
    ['a path that does not exist', createRequest('GET /t/passed/nothing HTTP/1.1')],
    [
      'a large body',
      createRequest(
        'POST /t/passed/auth/token HTTP/1.1',
        ['Content-Type: application/x-www-form-urlencoded'],
        `a=${'b'.repeat(300_000)}`,
      ),
    ],
    [
      'a body that is too large',
      createRequest(
        'POST /t/passed/auth/token HTTP/1.1',
        ['Content-Type: application/x-www-form-urlencoded'],
        `a=${'b'.repeat(17_000_000)}`,
      ),
    ],
  ])('is answered as by the owner: %s', async (_, text) => {
    expect((await compare(text)).received).toMatch(/^HTTP\/1\.\d \d{3} /)
  })

  test('has its body whole, and its reply', async () => {
    const { access_token } = await obtainTokens(tenant, { scope: 'launch/patient patient/*.cruds' })
    const text = 'ä'.repeat(500_000)
    const written = {
      resourceType: 'Observation',
      status: 'final',
      code: { text },
      subject: { reference: 'Patient/amy-shaw' },
    }
    const url = `http://127.0.0.1:${portOf(other)}/t/passed/fhir/Observation`
    const { status, json } = await ask(url, 'POST', JSON.stringify(written), {
      ...bearer(access_token),
      'content-type': 'application/fhir+json',
    })
    expect(status).toBe(201)
    expect((await ask(`${url}/${json.id}`, 'GET', undefined, bearer(access_token))).json.code.text).toBe(text)
  })

  test('is answered in its turn when requests were sent ahead', async () => {
    const one = `GET ${DISCOVERY} HTTP/1.1\r\nHost: a\r\n\r\n`
    const two = createRequest('GET /t/none/fhir/metadata HTTP/1.1')
    const { received } = await exchangeRaw(
      portOf(other),
      `GET /t/none/fhir/metadata HTTP/1.1\r\nHost: a\r\n\r\n${one}${two}`,
    )
    expect(received.match(/HTTP\/1\.1 \d+/g)?.slice(0, 2)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 200'])
  })

  test('ends at the owner when the client leaves', async () => {
    const settings = { fault: 'discovery-broken-off', params: { how: 'hang' }, times: 1 }
    await ask(`${sandbox.control()}/tenants/passed/faults`, 'POST', settings)
    const underWay = () => sandbox.at(owner).tenants.get('passed')?.tenant.journal.underWay.length
    const request = sendRequest({ port: portOf(other), path: DISCOVERY, host: '127.0.0.1' }).end()
    request.on('error', () => undefined)
    await expect.poll(underWay).toBe(1)
    request.destroy()
    await expect.poll(underWay).toBe(0)
    await control(sandbox, 'DELETE', '/tenants/passed/faults')
  })
})
