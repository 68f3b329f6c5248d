import { type ConformanceReport, runConformance } from '@smart-mock/client/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HOLES, type Hole } from '../small-server/hole.ts'
import { type SmallServer, startSmallServer } from '../small-server/start-small-server.ts'
import { CLIENTS } from '../small-server/state.ts'
import { createMedplumStore } from './create-medplum-store.ts'
import { type PlainFhirServer, serveRecords } from './serve-records.ts'
import { type MockProcess, startMockBefore } from './start-mock-before.ts'

/** Services that a small server does not have. */
const WITHOUT_SERVICES = { 'discovery-recommended-members': 'warning' }
/** Behind the mock, which offers a user to choose an encounter, there is none. */
const WITHOUT_ENCOUNTERS = { 'token-context/encounter': 'warning' }
/** Holes that stand in the way of no other. */
const KNOWN: readonly Hole[] = ['any audience', 'verifier not compared', 'tokens can be cached', 'all types']
const CONFIG = {
  clients: {
    public: { clientId: 'small-app' },
    symmetric: { clientId: 'small-secret', secret: CLIENTS['small-secret'] },
  },
  otherPatient: 'two',
}

const listProblems = ({ cases }: ConformanceReport): Record<string, string> =>
  Object.fromEntries(
    cases
      .filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')
      .map(({ id, outcome }) => [id, outcome]),
  )

const getOutcomes = ({ cases }: ConformanceReport, ids: readonly string[]) =>
  cases.filter(({ id }) => ids.includes(id)).map(({ outcome }) => outcome)

/** Medplum's repository finds patient=Patient/one and not patient=one, so no patient has observations of two categories. */
const BY_BARE_ID = ['fhir-granular/filters']
/** Cases that look at records, and run in both set-ups. */
const ABOUT_RECORDS = [
  ...[
    'token-patient/readable',
    'fhir-scope-type/refused',
    'fhir-compartment/other',
    'fhir-compartment/search',
  ],
  ...['fhir-scope-letters/v1', 'fhir-representation/content-type'],
]

describe("Medplum's repository behind a small SMART server", () => {
  let server: SmallServer
  beforeAll(async () => {
    server = await startSmallServer(await createMedplumStore())
  })
  afterAll(() => server.close())

  const run = (...holes: readonly Hole[]) => {
    server.dig(...holes)
    return runConformance({ ...CONFIG, fhirBase: server.fhirBase })
  }

  test('has nothing that the kit finds, and its records are read', async () => {
    const report = await run()
    expect(listProblems(report)).toEqual(WITHOUT_SERVICES)
    expect(getOutcomes(report, ABOUT_RECORDS)).toEqual(ABOUT_RECORDS.map(() => 'passed'))
    expect(getOutcomes(report, BY_BARE_ID)).toEqual(['skipped'])
  })

  test('has four holes at once, which the kit finds, and no others', async () => {
    const found = Object.keys(listProblems(await run(...KNOWN)))
    const expected = [
      ...Object.keys(WITHOUT_SERVICES),
      ...KNOWN.flatMap((hole): string[] => [...HOLES[hole]]),
    ]
    expect(found.sort()).toEqual(expected.sort())
  })
})

describe('the mock in front of Medplum', () => {
  let behind: PlainFhirServer
  let mock: MockProcess
  beforeAll(async () => {
    behind = await serveRecords(await createMedplumStore())
    const shared = { name: 'Small', redirectUris: ['http://localhost:4020/callback'] }
    const { public: app, symmetric } = CONFIG.clients
    mock = await startMockBefore(behind.fhirBase, {
      clients: [
        { ...shared, ...app, type: 'public' },
        { ...shared, ...symmetric, type: 'confidential-symmetric' },
      ],
      options: { autoApprove: { user: 'Patient/one', patient: 'one' } },
    })
  })
  afterAll(async () => {
    await mock?.close()
    behind.close()
  })

  test('has nothing that the kit finds, and its records are read', async () => {
    const report = await runConformance({ ...CONFIG, fhirBase: mock.fhirBase })
    expect(listProblems(report)).toEqual(WITHOUT_ENCOUNTERS)
    expect(getOutcomes(report, ABOUT_RECORDS)).toEqual(ABOUT_RECORDS.map(() => 'passed'))
    expect(getOutcomes(report, BY_BARE_ID)).toEqual(['skipped'])
  })
})
