import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fhirKitClient } from '@smart-mock/test-clients/libraries/fhir-kit-client'
import { fhirclient } from '@smart-mock/test-clients/libraries/fhirclient'
import { oauth4webapi } from '@smart-mock/test-clients/libraries/oauth4webapi'
import { openidClient } from '@smart-mock/test-clients/libraries/openid-client'
import { FAULTS } from 'smart-mock/testing'
import { expect, test } from 'vitest'
import type { ClientUnderTest } from '../clients/client-under-test.ts'
import { listCases } from '../clients/list-cases.ts'
import { type ClientResults, readResults } from '../clients/results.ts'
import { runClient } from '../clients/run-client.ts'
import { runLibrary } from '../clients/run-library.ts'
import { steadyText } from '../clients/steady-text.ts'
import type { FaultOutcome } from '../fixtures/fault-run/run-fault.ts'

/** Creates a client with scripted results, which records its runs. */
function scripted(version: string, stopAt?: string) {
  const runs: string[] = []
  const client: ClientUnderTest = {
    name: 'scripted',
    version,
    usage: 'nothing',
    notApplicable: ({ name }) => (name === 'code-odd' ? 'it has no codes' : undefined),
    run: async (tenant, { name }, { when }) => {
      if (name === stopAt && !when) throw new Error('killed')
      runs.push(when ? 'control' : name)
      const findings = [{ rule: 'state-entropy' }, { rule: 'state-entropy' }]
      const verdict = { outcome: 'met', reason: `in /t/${tenant}` }
      return {
        tenant: { findings: async () => ({ findings }) },
        verdict,
        strikeCount: 1,
        said: name === 'code-missing' ? ['no code'] : [],
      } as unknown as FaultOutcome
    },
  }
  return { client, runs }
}

test('results are kept as they come; a run goes on where it was ended, and anew for another version', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'clients-'))
  const file = join(folder, 'scripted.json')
  const say = () => undefined
  const read = async () => JSON.parse(await readFile(file, 'utf8')) as ClientResults

  const ended = scripted('1.0.0', FAULTS.at(-5)?.name)
  const cases = listCases(ended.client)
  expect(cases.length).toBeGreaterThan(FAULTS.length)
  await expect(runClient(ended.client, { file, chosen: [], say })).rejects.toThrow('killed')
  const partial = Object.keys((await read()).faults).length
  expect(partial).toBeGreaterThan(cases.length - 40)
  expect(partial).toBeLessThan(cases.length)

  const next = scripted('1.0.0')
  await runClient(next.client, { file, chosen: [], say })
  expect(next.runs.length).toBe(cases.length - partial + 1)
  const whole = await read()
  expect(Object.keys(whole.faults)).toEqual(cases.map(({ name }) => name))
  expect(whole.findings).toEqual({ 'state-entropy': 2 })
  expect(whole.faults['code-odd']).toMatchObject({ outcome: 'not applicable', reason: 'it has no codes' })
  const missing = cases.find(({ fault }) => fault.name === 'code-missing')?.name ?? ''
  expect(whole.faults[missing]).toMatchObject({ outcome: 'met', reason: 'in', shows: 'no code' })

  const again = scripted('1.0.0')
  await runClient(again.client, { file, chosen: ['token-error'], say })
  const variants = cases.filter(({ fault }) => fault.name === 'token-error')
  expect(again.runs).toEqual(['control', ...variants.map(() => 'token-error')])
  expect(await readResults(file, scripted('2.0.0').client)).toMatchObject({ version: '2.0.0', faults: {} })
  await rm(folder, { recursive: true })
})

for (const library of [fhirclient, oauth4webapi, openidClient, fhirKitClient]) {
  test(`${library.name} comes through where nothing is wrong`, async () => {
    const fault = FAULTS.find(({ name }) => name === 'token-error')
    if (!fault) throw new Error('there is no token-error any more')
    const { said, struck, tenant } = await runLibrary(library, fault, { when: { clientId: 'somebody-else' } })
    expect(said).toEqual([])
    expect(struck).toBe(0)
    expect(tenant.journal.count({ step: 'fhir-search', status: 200 })).toBeGreaterThan(1)
  })
}

test('what differs from run to run is left out of a text', () => {
  expect(steadyText('400 URL: http://localhost:39665/t/a-1/fhir\n code_a_1_Zb3kPq9XwR2mYt7aLn5vCq')).toBe(
    '400 URL: http://localhost/fhir {…}',
  )
  expect(steadyText('x'.repeat(500))).toHaveLength(241)
})
