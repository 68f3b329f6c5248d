import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMock, type Mock } from '../../../src/testing/index.ts'
import { struckRun } from '../../support/struck-run.ts'
import { readText } from './fhir-reply.ts'

let mock: Mock
beforeAll(async () => {
  mock = await createMock()
})
afterAll(() => mock.close())

describe('search results', () => {
  const bundle = async (name: string, params: Record<string, unknown> = {}) => {
    const run = await struckRun(mock, name, params)
    const [change] = run.entry.strikes.flatMap(({ changes }) => changes)
    const answer = change?.original as { body: { entry: object[] } } | undefined
    return { ...run, honestBundle: answer?.body ?? { entry: [] }, sentBundle: JSON.parse(run.received.body) }
  }
  const link = (of: { link: { relation: string; url: string }[] }, relation: string) =>
    of.link.find((each) => each.relation === relation)?.url ?? ''

  test('returns an empty result with neither entry nor further page (F-256)', async () => {
    const { sentBundle, honestBundle } = await bundle('searchset-empty', { total: 'absent' })
    expect(honestBundle.entry.length).toBeGreaterThan(0)
    expect(Object.keys(sentBundle)).toEqual(['resourceType', 'type', 'link'])
    expect(sentBundle.link).toHaveLength(1)
  })

  test.each([
    ['searchset-extra-entries', { mode: 'outcome' }, 1, 'OperationOutcome'],
    ['searchset-extra-entries', { mode: 'include' }, 1, 'Practitioner'],
    ['searchset-partial', {}, 0, 'OperationOutcome'],
    ['search-holds-another-patient', {}, 1, 'Condition'],
  ] as const)('%s %j adds %i entries, the last of type %s', async (name, params, more, type) => {
    const { sentBundle, honestBundle } = await bundle(name, params)
    expect(sentBundle.entry).toHaveLength(honestBundle.entry.length + more)
    expect(sentBundle.entry.at(-1).resource.resourceType).toBe(type)
    if (name.startsWith('search-')) {
      expect(sentBundle.entry.at(-1).resource.subject).toEqual({
        reference: 'Patient/canary',
        display: 'Canary Foreign',
      })
    }
  })

  test('sends a working next link that is relative, an absolute path, or percent-encoded (F-260)', async () => {
    for (const [form, pattern] of [
      ['relative', /^Observation\?/],
      ['absolute-path', /^\/t\/fault-\d+\/fhir\/Observation\?/],
      ['percent-encoded', /^http:.*%5Fcursor=/],
    ] as const) {
      const { sentBundle, tenant, entry } = await bundle('next-link-spelling', { form })
      expect(link(sentBundle, 'next')).toMatch(pattern)
      const next = tenant.journal.find({ step: 'fhir-search', after: entry.seq })[0]
      expect(next?.sent?.status).toBe(200)
      expect(JSON.parse(readText(next?.original?.body)).entry).toHaveLength(5)
    }
  })

  test('sends a next link to the page itself, back to the first, or to another host (F-261, F-264)', async () => {
    const itself = await bundle('paging-loop', { circle: 'itself' })
    expect(link(itself.sentBundle, 'next')).toBe(link(itself.sentBundle, 'self'))
    const back = await bundle('paging-loop', { circle: 'back-and-forth' })
    expect(link(back.sentBundle, 'next')).toBe(link(back.sentBundle, 'first'))
    expect(link(back.sentBundle, 'next')).not.toContain('_cursor')
    const foreign = await bundle('next-link-foreign')
    const { fhirBase } = foreign.tenant.tenant.canary
    expect(link(foreign.sentBundle, 'next').startsWith(`${fhirBase}/Condition?`)).toBe(true)
    const arrived = foreign.tenant.journal.find({ listener: 'canary' })
    expect(
      arrived.some(({ sent }) => sent?.status === 200),
      'the other server answers',
    ).toBe(true)
  })
})
