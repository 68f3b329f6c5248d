import { expect } from 'vitest'
import { createMock } from '../../../src/testing/index.ts'
import type { AcceptanceChecks } from '../acceptance-check.ts'
import { type AskFhir, getEntries, getIssue, getLinks } from '../fhir/ask-fhir.ts'
import { compareTenants } from './compare-tenants.ts'
import { getPractice } from './get-practice.ts'

/** Returns the query of the next link of a search. */
async function getNext(ask: AskFhir, path: string): Promise<URLSearchParams> {
  return new URL(getLinks(await ask(path)).next ?? 'about:blank').searchParams
}

const ALL_PATIENTS = 'Patient?_count=5'
const refusesPatients = compareTenants(
  async (ask) => {
    const refused = await ask(ALL_PATIENTS)
    expect(refused.status).toBe(400)
    expect(getIssue(refused)?.details).toEqual({
      text: expect.stringMatching(/_id, identifier, name, family/),
    })
    expect((await ask(`${ALL_PATIENTS}&family=Shaw`)).status).toBe(200)
  },
  async (ask) => expect((await ask(ALL_PATIENTS)).status).toBe(200),
)
const pagesByContext = compareTenants(
  async (ask) => {
    const found = await ask('Observation?patient=amy-shaw')
    expect(found.json).not.toHaveProperty('total')
    expect(getEntries(found)).toHaveLength(50)
    const next = await getNext(ask, 'Observation?patient=amy-shaw')
    expect([...next.keys()]).toEqual(['patient', '-pageContext', '-pageDirection'])
    expect(next.get('-pageDirection')).toBe('NEXT')
    const rest = await ask(getLinks(found).next ?? '')
    expect(getEntries(rest)).toHaveLength(5)
    expect(getLinks(rest)).not.toHaveProperty('next')
  },
  async (ask) => {
    expect((await ask('Observation?patient=amy-shaw')).json).toMatchObject({ total: 55 })
    expect((await getNext(ask, 'Observation?patient=amy-shaw')).has('-pageContext')).toBe(false)
  },
)
/** The acceptance checks of searches and their pages. */
export const FHIR_SEARCH_CHECKS: AcceptanceChecks = {
  'epic-3': compareTenants(
    async (ask) => {
      const refused = await ask('Observation?patient=amy-shaw')
      expect(refused.status).toBe(400)
      const details = { coding: [{ code: '59108' }] }
      expect(getIssue(refused)).toMatchObject({ severity: 'fatal', code: 'required', details })
      expect((await ask('Observation?patient=amy-shaw&category=vital-signs')).status).toBe(200)
    },
    async (ask) => expect((await ask('Observation?patient=amy-shaw')).status).toBe(200),
  ),

  'epic-4': compareTenants(
    async (ask) => {
      const found = await ask('Condition?patient=amy-shaw&code=none')
      expect(found.json).toMatchObject({ total: 0 })
      const resource = {
        resourceType: 'OperationOutcome',
        issue: [{ details: { coding: [{ code: '4101' }] } }],
      }
      expect(getEntries(found)).toMatchObject([{ resource, search: { mode: 'outcome' } }])
    },
    async (ask) => {
      const { json } = await ask('Condition?patient=amy-shaw&code=none')
      expect(json).toMatchObject({ total: 0 })
      expect(json).not.toHaveProperty('entry')
    },
  ),

  'epic-9': compareTenants(
    async (ask, { fhirBase }) => {
      const found = await ask('Observation?patient=amy-shaw&category=vital-signs&_count=5')
      expect(found.json).toMatchObject({ total: 5 })
      const links = getLinks(found)
      expect(Object.keys(links).sort()).toEqual(['next', 'self'])
      expect(links.next?.replace(/=[\da-f-]{36}$/, '=')).toBe(`${fhirBase}/Observation?sessionID=`)
      expect(getEntries(await ask(links.next ?? ''))).toHaveLength(5)
    },
    async (ask) => {
      const found = await ask('Observation?patient=amy-shaw&category=vital-signs&_count=5')
      expect(found.json).toMatchObject({ total: 24 })
      expect(getLinks(found)).toHaveProperty('first')
    },
  ),
  'oracle-provider-6': refusesPatients,
  'oracle-patient-6': refusesPatients,
  'oracle-provider-7': pagesByContext,
  'oracle-patient-7': pagesByContext,

  'athena-2': compareTenants(
    async (ask, tenant) => {
      const practice = getPractice(tenant)
      const refused = await ask(`Patient?family=Shaw&${practice}`)
      expect(refused.status).toBe(400)
      expect(getIssue(refused)).toMatchObject({ severity: 'fatal', code: 'forbidden' })
      const { json } = await ask(`Patient?family=Shaw&given=Amy&${practice}`)
      expect(json).toMatchObject({ total: 1 })
    },
    async (ask) => expect((await ask('Patient?family=Shaw')).status).toBe(200),
  ),

  'bb-8': compareTenants(
    async (ask, { tenant }) => {
      expect(getEntries(await ask('Patient'))).toHaveLength(10)
      // Of the types that it serves the sample data have too few.
      tenant.change({ servedTypes: 'all' })
      expect(getEntries(await ask('Observation?_count=200'))).toHaveLength(50)
      const next = await getNext(ask, 'Patient?_count=20')
      expect(Object.fromEntries(next)).toEqual({ startIndex: '20', _count: '20' })
    },
    async (ask) => {
      expect(getEntries(await ask('Patient'))).toHaveLength(30)
      expect(getEntries(await ask('Observation?_count=200'))).toHaveLength(200)
      expect((await getNext(ask, 'Patient?_count=20')).has('startIndex')).toBe(false)
    },
  ),

  'mt-4': async () => {
    // Only a mock behind a proxy has a public URL without a port.
    const mock = await createMock({ publicUrl: 'https://mock.example' })
    try {
      for (const [preset, next] of [
        ['meditech', /^https:\/\/mock\.example:443\/.*\/Observation\?continue=[\da-f-]{36}$/],
        ['none', /^https:\/\/mock\.example\/.*\/Observation\?patient=amy-shaw&_cursor=/],
      ] as const) {
        const { fhirBase } = mock.createTenant(preset, { options: { preset, anonymousFhir: 'open' } })
        const local = fhirBase.replace('https://mock.example', `http://localhost:${mock.ports.public}`)
        const count = preset === 'none' ? 50 : 20
        const found = await fetch(`${local}/Observation?patient=amy-shaw`)
        const { link, entry } = (await found.json()) as { link: { url: string }[]; entry: unknown[] }
        expect(entry).toHaveLength(count)
        expect(link.at(-1)?.url).toMatch(next)
      }
    } finally {
      await mock.close()
    }
  },
}
