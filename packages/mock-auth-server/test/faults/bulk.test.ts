import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { BULK_FAULTS } from '../../src/faults/bulk/list.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { listVariants } from '../../src/testing/list-variants.ts'
import { judgeFault } from '../../src/verdicts/judge-fault.ts'
import { armedRun } from '../support/armed-run.ts'
import { bulkExport, type Exported } from '../support/bulk-client.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

const PATH = '$export?_type=Patient,Group'
/** Short waits for faults with a wait. */
const SHORT = { 'export-retry-after': 1, 'export-throttled': 1 } as Readonly<Record<string, number>>
/** Texts that a correct client shows when an export is unavailable. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  'export-without-location': /no address/,
  'export-never-ready': /takes too long/,
  'export-fails': /failed with 500/,
  'export-manifest-bad': /no output|JSON/,
  'export-files-foreign': /not agreed/,
  'export-file-broken': /cannot be had/,
}
let count = 0

async function run(name: string, params: Record<string, unknown>) {
  count += 1
  const tenant = mock.createTenant(`bulk-${count}`)
  const armed = await tenant.arm(name, { params: { ...params, ...(SHORT[name] ? { retryAfterS: 1 } : {}) } })
  const result = await bulkExport(tenant, PATH).catch((error: Error) => error.message)
  tenant.observe({ kind: 'settled', detail: 'done' })
  return { tenant, armed, result }
}

it('exports all permitted resources of a backend service without a fault', async () => {
  const tenant = mock.createTenant('bulk-honest')
  const { resources, errors } = await bulkExport(tenant, PATH)
  expect(resources.filter((each) => each.startsWith('Patient/'))).toHaveLength(30)
  expect(resources.filter((each) => each.startsWith('Group/')).length).toBeGreaterThan(0)
  expect(errors).toEqual([])
  expect(tenant.journal.find({ step: 'bulk' }).map(({ sent }) => sent?.status)).toEqual([
    ...[202, 202, 200, 200, 200, 202],
  ])
})

describe.each(BULK_FAULTS.map((fault) => [fault.name, fault] as const))(
  'a correct client meets %s',
  (name, fault) => {
    test.concurrent.each(listVariants(fault).map((params) => [JSON.stringify(params), params] as const))(
      '%s',
      async (_, params) => {
        const { armed, result } = await run(name, params)
        expect(armed.strikeCount, 'it strikes').toBeGreaterThan(0)
        const verdict = judgeFault(armed.armed, { now: Date.now() + 3_600_000 })
        expect(`${verdict.outcome}: ${verdict.reason}; ${JSON.stringify(result)}`).toMatch(/^met:/)
        const shown = SHOWN[name]
        if (shown) expect(result).toMatch(shown)
        else expect(typeof result, JSON.stringify(result)).toBe('object')
      },
      120_000,
    )
  },
)

it('gets a new token when its own is rejected in the middle of an export (F-234)', async () => {
  const { armed, result } = await run('token-ends-mid-job', {})
  expect(armed.strikeCount).toBeGreaterThan(0)
  expect(judgeFault(armed.armed, { now: Date.now() + 3_600_000 }).outcome).toBe('met')
  expect(result).toMatchObject({ errors: [] })
})

describe('on the wire', () => {
  it('serves an error file and deletions (F-309)', async () => {
    const errors = (await run('export-manifest-odd', { form: 'errors' })).result as Exported
    expect(errors.errors).toEqual(['Observation/7 could not be read'])
    const deleted = (await run('export-manifest-odd', { form: 'deleted' })).result as Exported
    expect(deleted.deleted).toEqual(['Observation/7'])
  })

  it('serves files without a token when none is required, and to no other caller before (F-307)', async () => {
    const { tenant } = await run('export-files-open', {})
    const files = tenant.journal
      .find({ step: 'bulk' })
      .filter(({ facts }) => facts.interaction === 'bulk-file')
    expect(files.map(({ facts, sent }) => [facts.accessToken, sent?.status])).toEqual([
      [undefined, 200],
      [undefined, 200],
    ])
    const honest = mock.createTenant('bulk-closed')
    const reply = await fetch(`${honest.fhirBase}/bulk/none/Patient.1.ndjson`)
    expect(reply.status).toBe(401)
  })

  it('replaces the expired token by one for all files (F-310)', async () => {
    const { tenant } = await run('export-token-expires', {})
    const files = tenant.journal
      .find({ step: 'bulk' })
      .filter(({ facts }) => facts.interaction === 'bulk-file')
    expect(files.map(({ sent }) => sent?.status)).toEqual([401, 200, 200])
    expect(tenant.journal.count({ step: 'token' })).toBe(2)
  })

  it('sends Retry-After in seconds, then as an HTTP date (F-302)', async () => {
    const { tenant } = await run('export-retry-after', {})
    const told = tenant.journal
      .find({ step: 'bulk' })
      .filter(({ strikes }) => strikes.length > 0)
      .map(({ sent }) => sent?.headers.find(([name]) => name === 'Retry-After')?.[1])
    expect(told).toEqual(['1', expect.stringMatching(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/)])
  })

  it('truncates a file after announcing its length (F-308)', async () => {
    const { seen } = await armedRun(
      mock,
      BULK_FAULTS.find(({ name }) => name === 'export-file-broken') as never,
      {
        form: 'cut',
      },
    )
    const cut = seen.filter(({ url, reply }) => url.includes('/bulk/') && !reply.whole)
    expect(cut.length).toBeGreaterThan(0)
    for (const { reply } of cut) expect(reply.body).toHaveLength(30)
  })

  it('sends odd NDJSON with the same lines (F-311)', async () => {
    const plain = ((await bulkExport(mock.createTenant('bulk-plain'), PATH)) as Exported).resources
    for (const form of ['crlf', 'empty-line', 'gzip']) {
      const { tenant, result } = await run('export-ndjson-odd', { form })
      expect((result as Exported).resources).toEqual(plain)
      const changed = tenant.journal.find({ step: 'bulk' }).find(({ strikes }) => strikes.length > 0)
      expect(changed?.original?.body).not.toEqual(changed?.sent?.body)
    }
  }, 120_000)
})
