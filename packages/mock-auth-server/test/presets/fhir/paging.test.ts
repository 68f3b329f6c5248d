import { describe, expect, test } from 'vitest'
import { optionsSchema } from '../../../src/options/options-schema.ts'
import { listEffects, useTenants } from '../use-tenants.ts'
import {
  type AskFhir,
  createBatch,
  type FhirAnswerSeen,
  getBatchEntries,
  getEntries,
  getIssue,
  getLinks,
  signIn,
} from './ask-fhir.ts'

const createTenant = useTenants()
const FIRST = 'Observation?patient=amy-shaw&_count=20'
const SESSION = {
  style: 'session',
  parameter: 'sessionID',
  relations: ['next', 'self'],
} as const

/** Follows the next links of a search; returns its pages. */
async function readPages(ask: AskFhir, path: string): Promise<FhirAnswerSeen[]> {
  const pages = [await ask(path)]
  for (let next = getLinks(pages[0] as FhirAnswerSeen).next; next !== undefined; ) {
    const page = await ask(next)
    expect(page.status).toBe(200)
    pages.push(page)
    next = getLinks(page).next
  }
  return pages
}

const listIds = (pages: readonly FhirAnswerSeen[]) =>
  pages.flatMap((page) => getEntries(page).map(({ resource }) => resource.id))

describe('paging', () => {
  test('by default: the query and a cursor', async () => {
    const tenant = createTenant()
    const ask = await signIn(tenant)
    const pages = await readPages(ask, FIRST)
    expect(pages.map((page) => Object.keys(getLinks(page)))).toEqual([
      ['self', 'first', 'next'],
      ['self', 'first', 'previous', 'next'],
      ['self', 'first', 'previous'],
    ])
    expect(getLinks(pages[0] as FhirAnswerSeen).next).toContain(`${FIRST}&_cursor=`)
    expect(listEffects(tenant, 'fhir-search')).toEqual([])
  })

  test.each([
    [
      'cursor',
      { style: 'cursor', parameter: '-page', extra: { '-to': 'NEXT' }, relations: ['self', 'next'] },
      /\?patient=amy-shaw&_count=20&-page=[\w-]+&-to=NEXT$/,
    ],
    ['session', SESSION, /\/fhir\/Observation\?sessionID=[\da-f-]{36}$/],
    [
      'offset',
      {
        style: 'offset',
        parameter: 'startIndex',
        extra: { _count: '{count}' },
        relations: ['self', 'first', 'previous', 'next', 'last'],
      },
      /\?patient=amy-shaw&startIndex=20&_count=20$/,
    ],
    ['page', { style: 'page', parameter: 'page', relations: ['self', 'next'] }, /&_count=20&page=2$/],
  ] as const)('%s: every page is there once', async (_, paging, next) => {
    const tenant = createTenant({ paging: { ...paging, relations: [...paging.relations] } })
    const ask = await signIn(tenant)
    const pages = await readPages(ask, FIRST)
    expect(getLinks(pages[0] as FhirAnswerSeen).next).toMatch(next)
    expect(listEffects(tenant, 'fhir-search')).toEqual(['paging'])
    expect(pages.map((page) => getEntries(page).length)).toEqual([20, 20, 15])
    const strict = await readPages(await signIn(createTenant()), FIRST)
    expect(listIds(pages)).toEqual(listIds(strict))
    tenant.tenant.change({
      paging: { style: 'cursor', parameter: '_cursor', relations: ['self', 'first', 'previous', 'next'] },
    })
    expect(getLinks(await ask(FIRST)).next).toContain('_cursor=')
  })

  test('by index: the last page is named, and what is no index is refused', async () => {
    const paging = { style: 'offset', parameter: 'startIndex', relations: ['previous', 'last'] } as const
    const ask = await signIn(createTenant({ paging: { ...paging, relations: [...paging.relations] } }))
    const links = getLinks(await ask(`${FIRST}&startIndex=20`))
    expect(Object.keys(links)).toEqual(['previous', 'last'])
    expect(links.last).toContain('startIndex=40')
    expect(links.previous).toContain('startIndex=0')
    expect(getEntries(await ask(`${FIRST}&startIndex=900`))).toEqual([])
    expect((await ask(`${FIRST}&startIndex=-1`)).status).toBe(400)
  })

  test('a lifetime belongs to a session', () => {
    const paging = { style: 'cursor', parameter: '_cursor', relations: ['next'], lifetimeS: 60 }
    const { error } = optionsSchema.safeParse({ paging })
    expect(error?.issues[0]?.message).toBe('only the pages of a session have a lifetime')
    expect(optionsSchema.safeParse({ paging: { ...paging, style: 'session' } }).success).toBe(true)
  })
})

describe('a session', () => {
  const options = { paging: { ...SESSION, relations: [...SESSION.relations], lifetimeS: 600 } }

  test('gives its page whatever stands beside its id, and again', async () => {
    const ask = await signIn(createTenant(options))
    const { next = '' } = getLinks(await ask(FIRST))
    const page = await ask(next)
    expect(listIds([await ask(`${next}&_count=3&patient=elif-yildiz`)])).toEqual(listIds([page]))
    expect(getLinks(page).self).toBe(next)
    const id = new URL(next).searchParams.get('sessionID') ?? ''
    const form = { method: 'POST', body: new URLSearchParams({ sessionID: id }) }
    expect(listIds([await ask('Observation/_search', form)])).toEqual(listIds([page]))
    const [entry] = getBatchEntries(await ask('', createBatch(`Observation?sessionID=${id}`)))
    expect(entry?.response.status).toBe('200 OK')
  })

  test('gives no page to another token, at another path, or for another id', async () => {
    const tenant = createTenant(options)
    const ask = await signIn(tenant)
    const { next = '' } = getLinks(await ask(FIRST))
    const others = [
      await (await signIn(tenant))(next),
      await ask(next.replace('/Observation?', '/Patient?')),
      await ask('Observation?sessionID=00000000-0000-4000-8000-000000000000'),
    ]
    for (const other of others) {
      expect(other.status).toBe(410)
      expect(getIssue(other)).toMatchObject({ diagnostics: expect.stringContaining('expired') })
    }
    expect((await ask(next)).status).toBe(200)
  })

  test('is forgotten with the data of its tenant', async () => {
    const tenant = createTenant(options)
    const ask = await signIn(tenant)
    const { next = '' } = getLinks(await ask(FIRST))
    tenant.reset()
    expect((await ask(next)).status).not.toBe(200)
  })
})
