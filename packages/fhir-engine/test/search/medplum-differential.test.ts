import { beforeAll, describe, expect, it } from 'vitest'
import { createFhirBase, loadSampleData } from '../../src/index.ts'
import { type Any, found } from '../engine.ts'
import { WORLD } from '../leak/leak-world.ts'
import { medplum } from '../upstream/medplum.ts'
import { DIFFERENCES } from './medplum-differences.ts'
import { searchCases } from './search-cases.ts'

const BASE = 'http://medplum.example/fhir'
/** Few resources, since Medplum scans all of them each time, but every patient with odd names. */
const DATA: Any[] = [
  ...WORLD,
  ...loadSampleData().filter((each) => each.resourceType === 'Patient' && !WORLD.includes(each)),
]
const store = createFhirBase(DATA).fork()
const urls = searchCases.map(([url]) => `${url}${url.includes('?') ? '&' : '?'}_count=1000`)
/** Searches with different results. */
const differing: string[] = []

async function theirs(ask: Awaited<ReturnType<typeof medplum>>, url: string): Promise<string[] | number> {
  const reply = await ask('GET', `${BASE}/${url}`, '')
  if (reply.status !== 200) return reply.status
  const { entry = [] } = (await reply.json()) as Any
  return entry.map(({ resource }: Any) => `${resource.resourceType}/${resource.id}`).sort()
}

const explained = (url: string) =>
  DIFFERENCES.filter(({ search }) => search.test(url.replace('&_count=1000', '')))

describe('a second opinion: the memory repository of Medplum 4.5.2', () => {
  beforeAll(async () => {
    const ask = await medplum(BASE, DATA)
    for (const url of urls) {
      const ours = JSON.stringify(found(store, url).sort())
      if (JSON.stringify(await theirs(ask, url)) !== ours) differing.push(url)
    }
  }, 120_000)

  it('agrees with most searches', () => {
    expect(urls.length - differing.length).toBeGreaterThan(200)
  })

  it('differs only where it is known why', () => {
    expect(differing.filter((url) => explained(url).length === 0)).toEqual([])
  })

  it('shows every difference that is explained', () => {
    const unused = DIFFERENCES.filter((each) => !differing.some((url) => explained(url).includes(each)))
    expect(unused.map(({ what }) => what)).toEqual([])
  })

  it('would notice one that is not', () => {
    expect(explained('Patient?gender=female&_count=1000')).toEqual([])
  })
})
