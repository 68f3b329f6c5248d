import { sendRawRequest } from '@smart-mock/test-clients/send-raw-request'
// @ts-expect-error: it comes without types
import { har as validateHar } from 'har-validator/lib/promise.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toHar } from '../../src/reports/har.ts'
import { createRedactor } from '../../src/reports/redaction/create-redactor.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { obtainTokens, post } from '../support/handshake.ts'

let mock: Mock
let tokens: Awaited<ReturnType<typeof obtainTokens>>

beforeAll(async () => {
  mock = await createMock({
    options: { autoApprove: { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' } },
  })
  await mock.arm('state-changed')
  tokens = await obtainTokens(mock)
  await post(mock, 'token', { grant_type: 'password', username: 'amy', password: 'top-secret-word' })
  // A leaked token beside the API, where no fact of that exchange knows it.
  await fetch(`${mock.fhirBase}/metadata`, { headers: { referer: `http://app/?t=${tokens.access_token}` } })
  await sendRawRequest(`${mock.fhirBase}/Patient/<svg onload=1>;%00`).catch(() => undefined)
})
afterAll(() => mock.close())

const read = async (path: string) => {
  const response = await fetch(`${mock.controlUrl}/tenants/default/${path}`)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}
const FORMS = ['journal.har', 'journal.ndjson', 'diagram.svg', 'diagram.mmd']

test('creates valid HAR 1.2 for any request', async () => {
  const { text, status } = await read('journal.har')
  expect(status).toBe(200)
  const archive = JSON.parse(text)
  await validateHar(archive)
  expect(archive.log.entries).toHaveLength(mock.journal.count())
  archive.log.entries[0].request.method = undefined
  await expect(validateHar(JSON.parse(JSON.stringify(archive)))).rejects.toThrow()
})

test.for(FORMS)('%s holds no secret, of whatever exchange', async (form) => {
  const { text } = await read(form)
  for (const secret of [tokens.access_token, tokens.refresh_token, tokens.id_token, 'top-secret-word'])
    expect(text).not.toContain(secret)
})

test('includes secrets on request', async () => {
  expect((await read('journal.har?secrets=shown')).text).toContain(tokens.access_token)
  expect((await read('journal.har?secrets=maybe')).status).toBe(400)
})

test('redacts a secret of one exchange in another', () => {
  const entries = mock.journal.find()
  const metadata = entries.filter(({ step }) => step === 'metadata')
  expect(JSON.stringify(metadata)).toContain(tokens.access_token)
  expect(JSON.stringify(toHar(metadata, createRedactor(entries)))).not.toContain(tokens.access_token)
})

test('writes one exchange a line as NDJSON', async () => {
  const lines = (await read('journal.ndjson')).text.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).seq)).toEqual(mock.journal.find().map(({ seq }) => seq))
})

test('marks the strike and the failure in the diagrams', async () => {
  const svg = await read('diagram.svg')
  expect(svg.type).toMatch(/^image\/svg\+xml/)
  expect(svg.text).toContain('class="struck"')
  expect(svg.text).toContain('class="wrong"')
  expect(svg.text).toContain('⚡ state-changed')
  expect(svg.text).not.toContain('<svg onload')
  const { text } = await read('diagram.mmd')
  expect(text).toMatch(/^sequenceDiagram\n/)
  expect(text).toContain('  Note over auth: ⚡ state-changed')
  expect(text).toMatch(/Note over app: ✗ /)
  expect(text).not.toContain('<')
})

test('draws repeated look-ups once, and one that was struck on its own', async () => {
  const tenant = mock.createTenant('folded')
  const discover = () => fetch(`${tenant.fhirBase}/.well-known/smart-configuration`)
  for (let n = 0; n < 3; n++) await discover()
  await tenant.arm('relative-endpoints', { times: 1 })
  await discover()
  const readDiagram = async (form: string) =>
    (await fetch(`${mock.controlUrl}/tenants/folded/diagram.${form}`)).text()
  const svg = await readDiagram('svg')
  expect(svg.match(/<title>[^<]*discovery[^<]*/g)).toEqual([
    '<title>1, 2, 3 discovery ×3',
    '<title>4 discovery',
  ])
  const mermaid = await readDiagram('mmd')
  expect(mermaid.match(/->>fhir: .*/g)).toEqual(['->>fhir: discovery ×3', '->>fhir: discovery'])
})

test('exports one run only, and reports a missing run', async () => {
  const run = mock.journal.find()[0]?.run
  const { text } = await read(`journal.ndjson?run=${run}`)
  expect(text.trim().split('\n')).toHaveLength(mock.journal.count({ run: run ?? '' }))
  const missing = await read('diagram.svg?run=run-999')
  expect(missing.status).toBe(404)
  expect(missing.text).toContain('/runs lists them')
})
