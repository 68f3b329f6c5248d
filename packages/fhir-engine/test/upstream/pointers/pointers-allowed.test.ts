import { describe, expect, it } from 'vitest'
import type { Access } from '../../../src/index.ts'
import { parseScopeString } from '../../../src/model/scopes.ts'
import { type Any, BASE } from '../../engine.ts'
import { accessOf } from '../../leak/leak-world.ts'
import {
  ABSENT,
  grantAll,
  HIDDEN,
  MINE,
  makeBundle,
  makeDocument,
  makeEntry,
  makeNote,
  startBehind,
  UNOWNED,
} from './pointing-documents.ts'

describe('in front of another server, a document may point at', () => {
  it('what its writer sees: by securityContext, or by a document that is there', async () => {
    const { send } = startBehind()
    const post = (url: string, patient: string) =>
      send('POST DocumentReference', makeDocument(url, patient), { access: grantAll(patient) })
    expect((await post(MINE, 'amy-shaw')).status).toBe(201)
    expect((await post(`${BASE}/${MINE}`, 'amy-shaw')).status).toBe(201)
    expect((await post(UNOWNED, 'frank-hansen')).status).toBe(201)
    expect((await post('https://elsewhere.example/a.pdf', 'amy-shaw')).status).toBe(201)
  })

  it('a Binary of the patient that the same transaction makes, whatever the order', async () => {
    const entries = [
      makeEntry('POST', 'DocumentReference', makeDocument('urn:uuid:a')),
      makeEntry('PUT', 'DocumentReference/of-put', makeDocument('Binary/mine', 'amy-shaw', { id: 'of-put' })),
      makeEntry('PUT', 'Binary/mine', makeNote('amy-shaw', { id: 'mine' })),
      makeEntry('POST', 'Binary', makeNote('amy-shaw'), 'urn:uuid:a'),
    ]
    for (const each of [entries, entries.toReversed()]) {
      const { send, store } = startBehind()
      const reply = await send('POST ', makeBundle('transaction', ...each))
      expect(reply.status, JSON.stringify(reply.body)).toBe(200)
      const places = (reply.body as Any).entry.map((one: Any) => one.response.location.split('/'))
      const made = (type: string, not: string) =>
        places.find(([of, id]: string[]) => of === type && id !== not)[1] as string
      const { content } = store.get('DocumentReference', made('DocumentReference', 'of-put')) as Any
      expect(content[0].attachment.url).toBe(`Binary/${made('Binary', 'mine')}`)
    }
    const unowned = [
      makeEntry('POST', 'DocumentReference', makeDocument('urn:uuid:a')),
      makeEntry('POST', 'Binary', makeNote(), 'urn:uuid:a'),
    ]
    expect((await startBehind().send('POST ', makeBundle('transaction', ...unowned))).status).toBe(403)
  })

  it('what its stored version pointed at, however hidden that is', async () => {
    const { send, asked } = startBehind()
    const url = 'PUT DocumentReference/old'
    const access: Access = { kind: 'all' }
    const body = makeDocument(HIDDEN, 'amy-shaw', { id: 'old' })
    expect((await send(url, body, { access })).status).toBe(201)
    expect((await send(url, { ...body, description: 'changed' })).status).toBe(200)
    expect(asked.filter((line) => line.includes('Binary'))).toEqual([])
  })

  it('anything, unasked, when no patient bounds its writer', async () => {
    const { send, asked } = startBehind()
    const staff = accessOf(
      { grants: [], user: 'Practitioner/dr-okafor' },
      parseScopeString('user/*.cruds system/*.rs'),
    )
    for (const access of [{ kind: 'all' as const }, staff]) {
      for (const url of [HIDDEN, UNOWNED, ABSENT]) {
        expect((await send('POST DocumentReference', makeDocument(url), { access })).status).toBe(201)
      }
    }
    expect(asked.filter((line) => line.includes('Binary'))).toEqual([])
  })
})
