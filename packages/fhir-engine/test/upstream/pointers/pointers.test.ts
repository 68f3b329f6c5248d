import { describe, expect, it } from 'vitest'
import { type Any, BASE } from '../../engine.ts'
import {
  ABSENT,
  HIDDEN,
  makeBundle,
  makeDocument,
  makeEntry,
  makeNote,
  startBehind,
  UNOWNED,
} from './pointing-documents.ts'

const OLD = 'amy-shaw-document-1'
const json = { headers: { 'content-type': 'application/json-patch+json' } }
const added = [{ op: 'add', path: '/content/-', value: { attachment: { url: UNOWNED } } }]

describe('in front of another server, a document that would point at a Binary out of reach', () => {
  it.each([HIDDEN, UNOWNED, ABSENT].flatMap((url) => [url, `${BASE}/${url}`, `${url}/_history/1`]))(
    'is refused, pointing at %s',
    async (url) => {
      const { send, asked } = startBehind()
      const reply = await send('POST DocumentReference', makeDocument(url))
      expect(reply).toMatchObject({ status: 403, body: { issue: [{ code: 'forbidden' }] } })
      expect(reply.headers).toEqual([['WWW-Authenticate', 'Bearer error="insufficient_scope"']])
      expect(asked.filter((line) => !line.startsWith('GET '))).toEqual([])
    },
  )

  it('hears the same, and asks the same of the server behind, whether one is hidden or not there', async () => {
    const told = await Promise.all(
      [HIDDEN, UNOWNED, ABSENT].map(async (url) => {
        const { send, asked } = startBehind()
        const { body } = await send('POST DocumentReference', makeDocument(url))
        return JSON.stringify([body, asked]).replaceAll(url, 'Binary/x')
      }),
    )
    expect(new Set(told).size).toBe(1)
    expect(told[0]).toContain('DocumentReference.content[0].attachment.url points at Binary/x')
  })

  it.each<[string, unknown, { headers: Record<string, string> } | undefined]>([
    ['PUT DocumentReference/new', makeDocument(UNOWNED, 'amy-shaw', { id: 'new' }), undefined],
    [`PUT DocumentReference/${OLD}`, makeDocument(UNOWNED, 'amy-shaw', { id: OLD }), undefined],
    [`PATCH DocumentReference/${OLD}`, added, json],
    ['PUT DocumentReference?patient=Patient/amy-shaw', makeDocument(UNOWNED), undefined],
    ['PUT DocumentReference?identifier=urn:x|none', makeDocument(UNOWNED), undefined],
    ['PATCH DocumentReference?patient=Patient/amy-shaw', added, json],
    [
      'POST DocumentReference',
      makeDocument(UNOWNED),
      { headers: { 'if-none-exist': 'identifier=urn:x|none' } },
    ],
    [
      'POST ',
      makeBundle('transaction', makeEntry('POST', 'DocumentReference', makeDocument(UNOWNED))),
      undefined,
    ],
  ])('is refused by %s', async (line, body, more) => {
    const { send, asked } = startBehind()
    const reply = await send(line, body, more)
    expect([reply.status, JSON.stringify(reply.body).includes(`points at ${UNOWNED}`)]).toEqual([403, true])
    expect(asked.filter((each) => !each.startsWith('GET '))).toEqual([])
  })

  it('is refused entry by entry in a batch, and with its entry named in a transaction', async () => {
    const entries = [
      makeEntry('POST', 'Binary', makeNote('amy-shaw')),
      makeEntry('POST', 'DocumentReference', makeDocument(HIDDEN)),
    ]
    const { send } = startBehind()
    const { body } = await send('POST ', makeBundle('batch', ...entries))
    expect((body as Any).entry.map((each: Any) => each.response.status.slice(0, 3))).toEqual(['201', '403'])
    const whole = await send('POST ', makeBundle('transaction', ...entries))
    expect(whole.headers).toEqual([['WWW-Authenticate', 'Bearer error="insufficient_scope"']])
    expect(whole).toMatchObject({
      status: 403,
      body: {
        issue: [
          { diagnostics: expect.stringMatching(/^Bundle\.entry\[1\]: DocumentReference\.content\[0\]/) },
        ],
      },
    })
  })

  it('is refused in the same way when the server behind keeps one to itself, and told when it is down', async () => {
    const failing = (status: number) =>
      startBehind((url) => (url.includes('/Binary/') ? new Response('no', { status }) : undefined))
    const [kept, odd, down] = [failing(403), failing(200), failing(503)]
    const post = ({ send }: typeof kept) => send('POST DocumentReference', makeDocument(HIDDEN))
    expect([(await post(kept)).status, (await post(odd)).status, (await post(down)).status]).toEqual([
      403, 403, 503,
    ])
  })
})

describe('in front of another server, a Binary that a document points at', () => {
  it('is its patient’s only where it names nobody itself', async () => {
    const { send } = startBehind()
    for (const url of [HIDDEN, UNOWNED]) {
      await send('POST DocumentReference', makeDocument(url), { access: { kind: 'all' } })
    }
    expect([(await send(`GET ${HIDDEN}`)).status, (await send(`GET ${UNOWNED}`)).status]).toEqual([404, 200])
  })
})
