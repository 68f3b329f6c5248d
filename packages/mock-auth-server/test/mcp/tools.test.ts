import { expect, test } from 'vitest'
import { ALL_FAULTS } from '../../src/faults/list.ts'
import { connectClient } from './connect-client.ts'

const REDIRECT = 'http://localhost:3000/callback'
const APP = { clientId: 'app', redirectUris: [REDIRECT], launchUris: ['http://localhost:3000/launch'] }
const PAIR = { codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' }

/** Sends an authorize request as an app would, which is approved without pages. */
function authorize(fhirBase: string, more: Record<string, string> = {}): Promise<Response> {
  const url = new URL('/auth/authorize', fhirBase)
  const query = {
    ...{
      response_type: 'code',
      client_id: 'app',
      redirect_uri: REDIRECT,
      aud: fhirBase,
      state: 'x'.repeat(32),
    },
    ...{
      scope: 'openid fhirUser',
      code_challenge: PAIR.codeChallenge,
      code_challenge_method: 'S256',
      ...more,
    },
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return fetch(url, { redirect: 'manual' })
}

async function startForApp() {
  const connected = await connectClient()
  const mock = await connected.call('start_mock', { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  await connected.call('register_client', APP)
  return { ...connected, fhirBase: String(mock.fhirBase), control: String(mock.control) }
}

test('lists and explains faults and rules without a mock', async () => {
  const { call } = await connectClient()
  const all = await call('list_faults', { limit: 5 })
  expect(all).toMatchObject({ total: ALL_FAULTS.length, found: { length: 5 } })
  expect(await call('list_faults', { words: 'PKCE advertised', step: 'discovery' })).toMatchObject({
    found: [{ name: 'pkce-not-advertised' }, { name: 'pkce-plain-too' }],
  })
  await expect(call('list_faults', { words: 'state changd' })).rejects.toThrow('did you mean state-changed?')
  await expect(call('list_faults', { step: 'nonsense' })).rejects.toThrow('at step')
  expect(await call('list_rules', { words: 'state-entropy' })).toMatchObject({
    found: [{ name: 'state-entropy' }],
  })
  await expect(call('list_rules', { words: 'state entropi' })).rejects.toThrow('did you mean state-entropy?')
  const { page } = await call('explain_declaration', { name: 'state-changed' })
  expect(page).toMatch(/^# Wrong state in the callback/)
  await expect(call('explain_declaration', { name: 'state-change' })).rejects.toThrow(
    'there is no fault or rule state-change (did you mean state-changed?)',
  )
})

test('lists presets, imitates one, and predicts where an app would fail', async () => {
  const { call, fhirBase } = await startForApp()
  expect(await call('list_presets')).toMatchObject({
    presets: expect.arrayContaining([expect.objectContaining({ id: 'epic' })]),
  })
  expect(await call('get_preset', { preset: 'epic' })).toMatchObject({
    values: expect.arrayContaining([expect.objectContaining({ name: 'refreshResponse', value: 'minimal' })]),
  })
  await expect(call('get_preset', { preset: 'epik' })).rejects.toThrow('there is no preset epik')
  expect(await call('set_preset', { options: { preset: 'epic' } })).toMatchObject({
    options: { preset: 'epic', refreshResponse: 'minimal' },
  })
  await authorize(fhirBase)
  const imitated = { entries: [expect.objectContaining({ preset: 'epic', presetVariants: [] })] }
  expect(await call('read_journal', { step: 'authorize' })).toMatchObject(imitated)
  await call('reset_tenant')
  await call('set_preset', { options: { preset: 'none' } })
  await authorize(fhirBase, { state: 'short' })
  const { risks } = await call('list_preset_risks')
  expect(risks).toContainEqual(
    expect.objectContaining({ switch: 'stateMinLength', presets: ['blue-button'] }),
  )
})

test('explains with the addresses of the connected mock', async () => {
  const { call, control } = await startForApp()
  expect((await call('explain_declaration', { name: 'state-changed' })).page).toContain(`${control}/tenants`)
})

test('registers a client and prepares both ways to log in', async () => {
  const { call, fhirBase } = await startForApp()
  const { clients } = await call('list_clients')
  expect(clients).toContainEqual(expect.objectContaining({ clientId: 'app' }))
  await expect(
    call('register_client', { clientId: 'x', redirectUris: ['javascript:alert(1)'] }),
  ).rejects.toThrow('the mock refused it with 400')
  expect(await call('get_standalone_settings', { clientId: 'app' })).toMatchObject({
    fhirBase,
    configuration: `${fhirBase}/.well-known/smart-configuration`,
    client: { redirectUris: [REDIRECT] },
  })
  await expect(call('get_standalone_settings', { clientId: 'nobody' })).rejects.toThrow(
    'call register_client',
  )
  const { patients } = await call('find_patients', { text: 'amy', count: 1 })
  expect(patients).toMatchObject([{ id: 'amy-shaw' }])
  await expect(call('find_patients', { count: 1e9 })).rejects.toThrow('at count')
  const { users } = await call('list_users')
  expect(users).toContainEqual(expect.objectContaining({ reference: 'Practitioner/dr-okafor' }))
  const { url } = await call('launch_app', { clientId: 'app', patient: 'amy-shaw' })
  expect((await fetch(String(url), { redirect: 'manual' })).headers.get('location')).toContain(
    ':3000/launch?',
  )
  await expect(call('launch_app', { clientId: 'ap' })).rejects.toThrow('client ap is not registered')
})

test('arms a fault, judges what the client did, and disarms it', async () => {
  const { call, fhirBase } = await startForApp()
  await expect(call('arm_fault', { fault: 'state-change' })).rejects.toThrow('did you mean state-changed?')
  await expect(call('arm_fault', { fault: 'state-changed', params: { too: 1 } })).rejects.toThrow(
    'did you mean to',
  )
  const { id } = await call('arm_fault', { fault: 'state-changed', times: 1 })
  expect(await call('get_verdict', { id })).toMatchObject({ outcome: 'not exercised' })
  await expect(call('get_verdict', { id: 'fault-99' })).rejects.toThrow('fault fault-99 is not armed')
  await authorize(fhirBase)
  expect(await call('list_verdicts')).toMatchObject({
    verdicts: [{ fault: 'state-changed', strikeCount: 1 }],
  })
  await expect(call('list_verdicts', { tenant: 'nowhere' })).rejects.toThrow('tenant nowhere does not exist')
  expect(await call('list_armed_faults')).toMatchObject({ faults: [{ id, strikeCount: 1 }] })
  await expect(call('list_armed_faults', { tenant: '..' })).rejects.toThrow('tenant must be a name, not ".."')
  await expect(call('disarm_faults', { id: 'fault-99' })).rejects.toThrow('is not armed')
  expect(await call('disarm_faults', { id })).toEqual({ disarmed: id })
  expect(await call('disarm_faults')).toEqual({ disarmed: 'all' })
  expect(await call('list_armed_faults')).toEqual({ faults: [] })
})

test('returns findings, runs and exchanges with secrets redacted, and resets them', async () => {
  const { call, fhirBase } = await startForApp()
  await authorize(fhirBase, { state: 'short' })
  await fetch(`${fhirBase}/Patient/1`, { headers: { Authorization: 'Bearer this-is-a-secret-of-the-app' } })
  expect(await call('list_findings')).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ rule: 'state-entropy' })]),
  })
  await expect(call('list_findings', { tenant: 'nowhere' })).rejects.toThrow('does not exist')
  expect(await call('list_runs')).toMatchObject({ runs: [{ id: 'run-1' }] })
  await expect(call('list_runs', { tenant: 'a/b' })).rejects.toThrow('tenant a/b does not exist')
  const journal = await call('read_journal', { step: 'fhir' })
  expect(journal).toMatchObject({ entries: [{ step: 'fhir-read', bodiesOmitted: true }] })
  expect(JSON.stringify(journal)).not.toContain('this-is-a-secret')
  await expect(call('read_journal', { secrets: 'shown' })).rejects.toThrow('Unrecognized key: "secrets"')
  expect(await call('read_entry', { seq: 1 })).toMatchObject({ step: 'authorize' })
  await expect(call('read_entry', { seq: 99 })).rejects.toThrow('entry 99 is not in the journal')
  expect(await call('reset_tenant')).toMatchObject({ name: 'default', epoch: 2 })
  await expect(call('reset_tenant', { tenant: 'nowhere' })).rejects.toThrow('does not exist')
  expect(await call('read_journal')).toMatchObject({ entries: [] })
})

test('bounds a huge journal, the newest exchanges first', async () => {
  const { call, fhirBase } = await startForApp()
  for (let at = 0; at < 50; at += 1) await fetch(`${fhirBase}/Patient/${at}?x=${'y'.repeat(7000)}`)
  const { entries, omitted } = (await call('read_journal', { limit: 50, bodies: 'included' })) as {
    entries: { seq: number; request: { target: string } }[]
    omitted: { entries: number }
  }
  expect(JSON.stringify(entries).length).toBeLessThan(40_000)
  expect(entries.length + omitted.entries).toBe(50)
  expect(entries.at(-1)?.request.target).toMatch(/^\/fhir\/Patient\/49\?x=y+… \(\d+ more characters\)$/)
})

test('refuses a tool that does not exist', async () => {
  const { call } = await connectClient()
  await expect(call('arm_faults')).rejects.toThrow('Tool arm_faults not found')
})
