import { describe, expect, test } from 'vitest'
import { listEffects, useTenants } from '../use-tenants.ts'
import { createBatch, type FhirAnswerSeen, getBatchEntries, getEntries, signIn } from './ask-fhir.ts'

const createTenant = useTenants()
const issue = (text: string) => ({ severity: 'warning', code: 'processing', details: { text } }) as const
const NOTHING = 'Condition?patient=amy-shaw&code=none'
const listModes = (answer: FhirAnswerSeen) => getEntries(answer).map(({ search }) => search.mode)

describe('searchNotices', () => {
  test('empty: an entry stands for no matches', async () => {
    const tenant = createTenant({ searchNotices: [{ when: 'empty', issue: issue('No {type}.') }] })
    const ask = await signIn(tenant)
    const found = await ask(NOTHING)
    expect(found.json).toMatchObject({ total: 0 })
    expect(getEntries(found)).toEqual([
      {
        fullUrl: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/),
        resource: { resourceType: 'OperationOutcome', issue: [issue('No Condition.')] },
        search: { mode: 'outcome' },
      },
    ])
    expect(listEffects(tenant, 'fhir-search')).toEqual(['searchNotices'])
    expect(listModes(await ask('Patient?_id=amy-shaw'))).toEqual(['match'])
    expect(listEffects(tenant, 'fhir-search')).toEqual([])
    const [entry] = getBatchEntries(await ask('', createBatch(NOTHING)))
    expect(entry?.resource?.entry).toHaveLength(1)
    tenant.tenant.change({ searchNotices: [] })
    expect((await ask(NOTHING)).json).not.toHaveProperty('entry')
  })

  test('always: last beside matches, first beside none, and not beside a total alone', async () => {
    const ask = await signIn(createTenant({ searchNotices: [{ when: 'always', issue: issue('Always.') }] }))
    expect(listModes(await ask('Patient?_id=amy-shaw'))).toEqual(['match', 'outcome'])
    const empty = await ask(`${NOTHING}&misspelled=1`)
    expect(getEntries(empty).map(({ fullUrl }) => fullUrl?.slice(0, 9))).toEqual(['urn:uuid:', undefined])
    expect((await ask('Patient?_summary=count')).json).not.toHaveProperty('entry')
  })

  test('patient-app: for an app whose user is a patient', async () => {
    const searchNotices = [{ when: 'patient-app', issue: issue('Not all.') }] as const
    const scope = 'patient/Patient.rs'
    const own = createTenant({ searchNotices: [...searchNotices] }, 'Patient/amy-shaw')
    expect(listModes(await (await signIn(own, scope))('Patient'))).toEqual(['match', 'outcome'])
    const clinician = createTenant({ searchNotices: [...searchNotices] })
    expect(listModes(await (await signIn(clinician, scope))('Patient'))).toEqual(['match'])
  })

  test('client-not-authorized: one issue for each included type that no scope permits', async () => {
    const searchNotices = [{ when: 'client-not-authorized', issue: issue('No scope for {type}.') }] as const
    const tenant = createTenant({ searchNotices: [...searchNotices] })
    const ask = await signIn(tenant, 'user/Observation.rs user/Patient.rs')
    const asked = 'Observation?patient=amy-shaw&category=vital-signs&_count=1'
    const found = await ask(
      `${asked}&_include=Observation:encounter:Encounter&_revinclude=DiagnosticReport:result`,
    )
    expect(getEntries(found).at(-1)?.resource.issue).toEqual([
      issue('No scope for Encounter.'),
      issue('No scope for DiagnosticReport.'),
    ])
    expect(listModes(await ask(`${asked}&_include=Observation:subject:Patient`))).toEqual([
      'match',
      'include',
    ])
  })
})
