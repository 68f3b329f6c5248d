import { createRecordingFetch, createReplayingFetch } from '@smart-mock/fhir-engine/upstream'
import { describe, expect, it } from 'vitest'
import { get, json, replyWithNext, startBehind } from './upstream-behind.ts'

describe('a server behind that fails', { timeout: 60_000 }, () => {
  it.each<[string, () => Response, number]>([
    ['answers 500', () => new Response('<h1>stack</h1>', { status: 500 }), 502],
    ['answers 504', () => new Response(null, { status: 504 }), 504],
    ['asks to wait', () => new Response(null, { status: 503, headers: { 'Retry-After': '7' } }), 503],
    ['refuses our credentials', () => new Response(null, { status: 401 }), 502],
    ['redirects', () => new Response(null, { status: 302, headers: { Location: '/elsewhere' } }), 502],
    ['answers HTML', () => new Response('<html>', { headers: { 'Content-Type': 'text/html' } }), 502],
    ['answers JSON cut short', () => new Response('{"resourceType":"Pat', { headers: json }), 502],
    [
      'answers another resource',
      () => new Response('{"resourceType":"Patient","id":"x"}', { headers: json }),
      404,
    ],
  ])('%s', async (_, instead, status) => {
    const { base } = await startBehind({ instead })
    const reply = await get({ base }, 'Patient/amy-shaw')
    expect(reply.status).toBe(status)
    expect(reply.body).toMatchObject({ resourceType: 'OperationOutcome' })
    expect(JSON.stringify(reply)).not.toContain('stack')
    if (status === 503) expect(reply.headers).toContainEqual(['Retry-After', '7'])
  })

  it('is unavailable, or too slow', async () => {
    expect(await get({ base: 'http://127.0.0.1:9/fhir' }, 'Patient/amy-shaw')).toMatchObject({ status: 502 })
    const { base } = await startBehind({ instead: () => new Promise(() => {}) })
    expect(await get({ base, timeoutMs: 100 }, 'Patient/amy-shaw')).toMatchObject({
      status: 504,
      body: { resourceType: 'OperationOutcome' },
    })
  })

  it.each(['http://127.0.0.1:9/hapi-fhir/r4?page=2', 'http://user@localhost/x', '/other/path?page=2'])(
    'leads to another place: %s',
    async (next) => {
      const { base, requests } = await startBehind({ instead: () => replyWithNext(next) })
      expect(await get({ base }, 'Patient')).toMatchObject({ status: 502 })
      expect(requests).toHaveLength(1)
    },
  )

  it('returns pages in a circle', async () => {
    const { base, requests } = await startBehind({ instead: () => replyWithNext('?page=again') })
    expect(await get({ base }, 'Patient')).toMatchObject({ status: 403 })
    expect(requests.length).toBeLessThan(5)
  })
})

describe('a record', { timeout: 60_000 }, () => {
  it('replays the same responses without the server, and contains no credentials', async () => {
    const backend = await startBehind({})
    let record = ''
    const { base } = backend
    const urls = ['Patient/amy-shaw', 'Observation?patient=amy-shaw&_count=5', 'Patient/nobody']
    const settings = { base, authorization: async () => 'Bearer secret' }
    const recording = { ...settings, fetch: createRecordingFetch(base, (line) => (record += line)) }
    const first = []
    for (const url of urls) first.push(await get(recording, url))
    expect(record).not.toContain('secret')
    expect(record).not.toContain(base)
    const again = []
    const offline = {
      base: 'http://offline.invalid/fhir',
      fetch: createReplayingFetch('http://offline.invalid/fhir', record),
    }
    for (const url of urls) again.push(await get(offline, url))
    const plain = (replies: unknown) => JSON.stringify(replies).replace(/_cursor=[\w-]+/g, '_cursor')
    expect(plain(again)).toBe(plain(first))
    expect(await get(offline, 'Patient/jack-smith')).toMatchObject({ status: 404 })
    expect(() => createReplayingFetch(base, 'nonsense')).toThrow('line 1 was not written by --record')
  })
})
