import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findServiceProblem, services } from '../../providers/services/services.mjs'
import { findProxyConfigProblem, startProxy } from '../start-proxy.ts'
import { type CertificateFiles, createCertificate } from './create-certificate.ts'
import { createProxyConfig, HOSTS } from './deploy-files.ts'
import { type SentRequest, sendThrough } from './send-through.ts'
import { type Sandbox, startSandbox } from './start-sandbox.ts'

const TOKEN = 'a-token-for-tests'
const AUTHORIZED = { Authorization: `Bearer ${TOKEN}` }
const JSON_TYPE = { 'Content-Type': 'application/json' }
const [SERVER, CONTROL, CANARY] = HOSTS.map((host) => `https://${host}`) as [string, string, string]
const REDIRECT = 'https://app.example.org/callback'
const DISCOVERY = '/fhir/.well-known/smart-configuration'

describe.each(['nginx', 'haproxy'] as const)('the configuration of %s', (name) => {
  const problem = findServiceProblem(services[name])

  describe.skipIf(problem !== undefined)(problem === undefined ? 'here' : `missing here: ${problem}`, () => {
    let folder: string
    let files: CertificateFiles
    let sandbox: Sandbox
    let proxy: Awaited<ReturnType<typeof startProxy>>
    const createConfig = (port: number) => createProxyConfig(name, port, sandbox.ports, files)

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'smart-mock-deploy-'))
      files = await createCertificate(folder, HOSTS)
      sandbox = await startSandbox(TOKEN)
      proxy = await startProxy(name, createConfig)
    })
    afterAll(async () => {
      await proxy?.stop()
      await sandbox?.stop()
      rmSync(folder, { recursive: true })
    })

    const send = (request: SentRequest) =>
      sendThrough({ port: Number(new URL(proxy.url).port), ca: readFileSync(files.cert, 'utf8') }, request)
    const arm = async (fault: object) =>
      JSON.parse(
        (
          await send({
            url: `${CONTROL}/tenants/default/faults`,
            method: 'POST',
            headers: { ...AUTHORIZED, ...JSON_TYPE },
            body: JSON.stringify(fault),
          })
        ).text,
      )
    const reset = () => send({ url: `${CONTROL}/tenants/default/reset`, method: 'POST', headers: AUTHORIZED })

    it('is accepted without a warning, and refused with a word that is wrong', async () => {
      expect(await findProxyConfigProblem(name, createConfig(20_000))).toBeUndefined()
      expect(
        await findProxyConfigProblem(name, createConfig(20_000).replaceAll('timeout', 'time-out')),
      ).toContain('time-out')
    })

    it('leads a login to the mock, under the URLs that it publishes', async () => {
      const discovery = JSON.parse((await send({ url: SERVER + DISCOVERY })).text)
      expect(new URL(discovery.authorization_endpoint).origin).toBe(SERVER)
      const verifier = randomBytes(32).toString('base64url')
      const query = new URLSearchParams({
        ...{ response_type: 'code', client_id: 'my-app', redirect_uri: REDIRECT, aud: `${SERVER}/fhir` },
        ...{ scope: 'launch/patient patient/*.rs', state: randomBytes(16).toString('base64url') },
        ...{ code_challenge_method: 'S256' },
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      })
      const { headers } = await send({ url: `${discovery.authorization_endpoint}?${query}` })
      const code = new URL(headers.location ?? '').searchParams.get('code') ?? ''
      const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, client_id: 'my-app' }
      const token = await send({
        url: discovery.token_endpoint,
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ ...form, code_verifier: verifier }).toString(),
      })
      const { access_token, patient } = JSON.parse(token.text)
      const read = await send({
        url: `${SERVER}/fhir/Patient/${patient}`,
        headers: { Authorization: `Bearer ${access_token}` },
      })
      expect(JSON.parse(read.text)).toMatchObject({ resourceType: 'Patient', id: 'amy-shaw' })
    })

    it('leads to the control API, which needs its token, and to the canary, each by its host', async () => {
      expect((await send({ url: `${CONTROL}/ready` })).status).toBe(200)
      expect((await send({ url: `${CONTROL}/metrics` })).status).toBe(401)
      const metrics = await send({ url: `${CONTROL}/metrics`, headers: AUTHORIZED })
      expect(metrics.text).toContain('smart_mock_exchanges_total{')
      const page = await send({ url: CONTROL, headers: { ...AUTHORIZED, Origin: CONTROL } })
      expect(page.status).toBe(200)
      expect((await send({ url: `${CANARY}/nothing` })).text).toContain('stands in for a third-party server')
    })

    it('passes on what faults do to a reply', async () => {
      await arm({ fault: 'clock-off', when: { step: 'discovery' } })
      const { headers } = await send({ url: SERVER + DISCOVERY })
      expect(Math.abs(Date.parse(headers.date ?? '') - Date.now())).toBeGreaterThan(60_000)
      await reset()
      await arm({ fault: 'discovery-broken-off', params: { how: 'cut' } })
      expect((await send({ url: SERVER + DISCOVERY })).isWhole).toBe(false)
      await reset()
    })

    it(`passes on names of headers${name === 'haproxy' ? ' in lower case' : ' as they are'}`, async () => {
      await arm({ fault: 'header-names-odd-case', when: { step: 'discovery' } })
      const { headerNames } = await send({ url: SERVER + DISCOVERY })
      const found = headerNames.find((each) => each.toLowerCase() === 'content-type')
      expect(found === 'content-type').toBe(name === 'haproxy')
      await reset()
    })

    it('sends no request twice when the mock breaks off', async () => {
      const { id } = await arm({ fault: 'connection-reset', when: { step: 'discovery' }, times: 2 })
      expect((await send({ url: SERVER + DISCOVERY })).status).toBe(502)
      const fault = await send({ url: `${CONTROL}/tenants/default/faults/${id}`, headers: AUTHORIZED })
      expect(JSON.parse(fault.text).strikeCount).toBe(1)
      await reset()
    })

    it('passes on long requests', async () => {
      const { status, text } = await send({ url: `${SERVER}/auth/authorize?state=${'x'.repeat(30_000)}` })
      expect([status, text]).toEqual([400, expect.stringContaining('client_id')])
    })
  })
})
