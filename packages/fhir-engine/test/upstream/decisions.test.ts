import { describe, expect, it } from 'vitest'
import type { Decide, FhirDecisions, FhirReply, Paging } from '../../src/index.ts'
import { handleUpstream, type Upstream } from '../../src/upstream/index.ts'
import { type Any, BASE } from '../engine.ts'
import { grantAmy, listIds, startBehind } from './behind-upstream.ts'

type Changes = { [Name in keyof FhirDecisions]?: Partial<FhirDecisions[Name]> }

/** Lays values over what the engine decides. */
const lay =
  (changes: Changes): Decide =>
  (point, value) => ({ ...value, ...changes[point] })

const AMY = 'patient/*.rs'
const FIRST = 'Observation?patient=amy-shaw&_count=3'

function ask(upstream: Upstream, url: string, changes: Changes, authorization = 'a'): Promise<FhirReply> {
  const [path = '', query = ''] = url.split('?')
  return handleUpstream(upstream, {
    ...{ method: 'GET', path, query, base: BASE, access: grantAmy(AMY), decide: lay(changes) },
    header: (name) => (name === 'authorization' ? authorization : undefined),
    body: new Uint8Array(),
  })
}

const getLinks = ({ body }: FhirReply): Record<string, string> =>
  Object.fromEntries((body as Any).link.map((each: Any) => [each.relation, each.url.slice(BASE.length + 1)]))

const PAGING = { relations: ['self', 'first', 'previous', 'next'] } as const

describe('in front of another server, the caller decides', () => {
  it.each<[Paging['style'], Paging, RegExp]>([
    ['cursor', { ...PAGING, style: 'cursor', parameter: 'at' }, /&_count=3&at=[\da-f-]{36}$/],
    ['session', { ...PAGING, style: 'session', parameter: 'sid' }, /^Observation\?sid=[\da-f-]{36}$/],
    ['offset', { ...PAGING, style: 'offset', parameter: 'start' }, /&_count=3&start=3$/],
    ['page', { ...PAGING, style: 'page', parameter: 'page' }, /&_count=3&page=2$/],
  ])('how pages are linked: %s', async (_, paging, next) => {
    const { upstream } = startBehind()
    const all = listIds(await ask(upstream, 'Observation?patient=amy-shaw&_count=100', {}))
    expect(all.length).toBeGreaterThan(6)
    const found: string[] = []
    let reply = await ask(upstream, FIRST, { 'fhir.paging': paging })
    expect(getLinks(reply).next).toMatch(next)
    for (;;) {
      expect(reply.status).toBe(200)
      found.push(...listIds(reply))
      const link = getLinks(reply).next
      if (link === undefined) break
      reply = await ask(upstream, link, { 'fhir.paging': paging })
    }
    expect(found).toEqual(all)
  })

  it('that a session is another token’s', async () => {
    const { upstream } = startBehind()
    const paging = { 'fhir.paging': { ...PAGING, style: 'session', parameter: 'sid' } } as const
    const { next = '' } = getLinks(await ask(upstream, FIRST, paging))
    const reply = await ask(upstream, next, paging, 'b')
    expect(reply.status).toBe(410)
    expect(reply.error?.cause).toBe('pagingExpired')
    expect((await ask(upstream, `${next}&_count=1`, paging)).body).toMatchObject({
      entry: expect.arrayContaining([expect.anything(), expect.anything()]),
    })
  })

  it('page size, total, notices and empty results', async () => {
    const { upstream } = startBehind()
    expect(listIds(await ask(upstream, FIRST, { 'fhir.search': { count: 2 } }))).toHaveLength(2)
    const notice = { fullUrl: 'urn:uuid:1', issue: [{ severity: 'warning', code: 'processing' }] } as const
    const shown = { 'fhir.searchset': { total: 7, notices: [notice] } }
    const { body } = (await ask(upstream, FIRST, shown)) as { body: Any }
    expect(body.total).toBe(7)
    expect(body.entry.at(-1)).toMatchObject({ fullUrl: 'urn:uuid:1', search: { mode: 'outcome' } })
    const empty = await ask(upstream, FIRST, { 'fhir.search': { isEmpty: true } })
    expect(empty.body).not.toHaveProperty('entry')
  })

  it('what becomes of unknown parameters', async () => {
    const { upstream } = startBehind()
    const unknown = `${FIRST}&colour=red`
    const listModes = ({ body }: FhirReply) => (body as Any).entry.map((each: Any) => each.search.mode)
    expect(listModes(await ask(upstream, unknown, {}))).toContain('outcome')
    const ignored = await ask(upstream, unknown, { 'fhir.search': { unknown: 'ignored' } })
    expect(listModes(ignored)).not.toContain('outcome')
    expect(getLinks(ignored).self).toContain('colour=red')
    expect((await ask(upstream, unknown, { 'fhir.search': { unknown: 'refused' } })).status).toBe(400)
    const withheld = { 'fhir.search': { unknown: 'refused', withheld: ['_lastUpdated'] } } as const
    expect((await ask(upstream, `${FIRST}&_lastUpdated=gt2000`, withheld)).status).toBe(400)
    const named = { 'fhir.search': { unknown: 'named-on-failure' } } as const
    const failed = (await ask(upstream, `${unknown}&date=never`, named)) as { status: number; body: Any }
    expect(failed.status).toBe(400)
    expect(failed.body.issue.at(-1)).toMatchObject({
      severity: 'information',
      diagnostics: expect.stringContaining('COLOUR'),
    })
  })

  it('that a search is refused, and that a request is', async () => {
    const { upstream } = startBehind()
    const refusal = { status: 400, cause: 'searchRefused', code: 'business-rule', diagnostics: 'no' } as const
    const search = await ask(upstream, FIRST, { 'fhir.search': { refusal } })
    expect([search.status, search.error?.cause]).toEqual([400, 'searchRefused'])
    const read = await ask(upstream, 'Patient/amy-shaw', { 'fhir.request': { refusal } })
    expect([read.status, read.error?.cause]).toEqual([400, 'searchRefused'])
  })
})
