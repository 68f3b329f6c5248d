import { expect, test } from 'vitest'
import type { FhirResult, Run } from '../../src/model/api.ts'
import { stepOf } from '../support/test-client.ts'
import { client, server, startPairForEach } from '../support/test-pair.ts'
import { startTestServer } from '../support/test-server.ts'

startPairForEach()

const answerWith = (more: object) => {
  server.tamper.tokenResponse = (json) => ({ ...json, ...more })
}
const ask = ({ id }: Run, path: string) =>
  client.api<FhirResult>('POST', `/api/runs/${id}/fhir`, { method: 'GET', path })

test('the style of the EHR is read without the token, and only plain values of it are used (C-156, F-135)', async () => {
  answerWith({ smart_style_url: `${server.origin}/style.json` })
  const style = {
    color_background: '#edeae3',
    color_text: 'red; background: url(//canary.example)',
    color_modal_backdrop: '',
    dim_font_size: '13px',
    font_family_body: "Georgia, 'Times New Roman', serif",
    more: 'x',
  }
  server.tamper.reply = ({ url }) =>
    url === '/style.json' ? { status: 200, body: JSON.stringify(style) } : undefined
  const run = await client.login()
  const { color_text: _, more: __, color_modal_backdrop: ___, ...plain } = style
  expect(run.context?.style).toEqual(plain)
  const warned = stepOf(run, 'style')?.details.filter(({ verdict }) => verdict?.level === 'warning')
  expect(new Set(warned?.map(({ value }) => value.slice(0, 10)))).toEqual(
    new Set(['red; backg', 'color_text']),
  )
  expect(server.seen.find(({ url }) => url === '/style.json')?.headers.authorization).toBeUndefined()
})

test.each([{ status: 404 }, { status: 200, body: '<html>' }, { status: 200, body: '#'.repeat(200_000) }])(
  'without a usable style the app looks as ever: %o (F-135)',
  async (reply) => {
    answerWith({ smart_style_url: `${server.origin}/style.json` })
    server.tamper.reply = ({ url }) => (url === '/style.json' ? reply : undefined)
    const run = await client.login()
    expect(run).toMatchObject({ state: 'active' })
    expect(run.context?.style).toBeUndefined()
    expect(stepOf(run, 'style')?.verdict?.level).toBe('warning')
  },
)

test('another server of authorization_details is asked with the token, about the patient of its entry (F-137)', async () => {
  const other = await startTestServer()
  const base = other.fhirBase.replace('localhost', '127.0.0.1')
  const detail = { type: 'smart_on_fhir', fhirVersions: ['4.0.1'], scope: 'patient/Patient.rs' }
  answerWith({
    authorization_details: [
      { ...detail, locations: [server.fhirBase], patient: 'p1' },
      { ...detail, locations: [base], patient: 'other-9' },
      { type: 'somebody_else', locations: ['https://elsewhere.example'] },
    ],
  })
  const run = await client.login()
  expect(run.context?.authorizationDetails?.map(({ locations }) => locations[0])).toEqual([
    server.fhirBase,
    base,
  ])
  expect((await ask(run, `${base}/Patient/other-9`)).verdict.level).toBe('ok')
  expect(other.fhirRequests()).toHaveLength(1)
  expect((await ask(run, `${base}/Patient/p1`)).verdict).toMatchObject({ code: 'wrong-patient' })
  expect((await ask(run, `${base}/Observation/1`)).verdict).toMatchObject({ code: 'beyond-grant' })
  expect((await ask(run, `${other.origin}/fhir/Patient/1`)).verdict).toMatchObject({ code: 'foreign-url' })
  expect(other.fhirRequests()).toHaveLength(2)
  await other.close()
})

test('authorization_details that name no server open none', async () => {
  for (const value of [
    'x',
    [],
    [{ type: 'smart_on_fhir', locations: ['javascript:1', 'https://u@x.example'] }],
  ]) {
    answerWith({ authorization_details: value })
    const run = await client.login()
    expect(run.context?.authorizationDetails).toEqual([])
    expect((await ask(run, 'https://u@x.example/Patient/1')).verdict).toMatchObject({ code: 'foreign-url' })
  }
})
