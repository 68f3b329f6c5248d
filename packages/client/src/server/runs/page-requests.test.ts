import { expect, test } from 'vitest'
import { createPageRequests } from './page-requests.ts'

const URL = 'https://ehr.example/fhir/Patient/17'
const INIT = { headers: { accept: 'application/fhir+json' } }
const SEEN = { status: 200, statusText: 'OK', headers: [['etag', 'W/"1"']], body: '{}', bytes: 2 } as const
const seen = { ...SEEN, headers: [...SEEN.headers].map(([name, value]): [string, string] => [name, value]) }

function create(patienceMs = 60_000) {
  let count = 0
  const waiting: string[][] = []
  const page = createPageRequests({
    newId: () => String(++count),
    onWaiting: (ids) => waiting.push(ids),
    patienceMs,
  })
  return { page, waiting }
}

test('resolves several pending requests, each with its own response', async () => {
  const { page, waiting } = create()
  const bounds = { timeoutMs: 1000, maxBytes: 1000 }
  const first = page.send(URL, INIT, bounds)
  const second = page.send(`${URL}/_history`, { ...INIT, method: 'POST', body: 'a=b' }, bounds)
  expect(waiting.at(-1)).toEqual(['1', '2'])
  expect(page.take('2')).toEqual({
    ...INIT,
    ...bounds,
    method: 'POST',
    url: `${URL}/_history`,
    body: 'a=b',
  })
  expect(waiting.at(-1)).toEqual(['1'])
  page.take('1')
  page.answer('2', { ...seen, body: 'second' })
  page.answer('1', { ...seen, body: 'first' })
  expect((await first).text).toBe('first')
  expect((await second).text).toBe('second')
  expect((await first).headers.get('etag')).toBe('W/"1"')
  expect(waiting.at(-1)).toEqual([])
})

test('rejects with an error when no page takes a request', async () => {
  const { page, waiting } = create(5)
  const sent = page.send(URL, INIT, { timeoutMs: 1000, maxBytes: 1000 })
  await expect(sent).rejects.toMatchObject({ code: 'timeout', message: /No page of this run was open/ })
  expect(waiting.at(-1)).toEqual([])
  expect(() => page.take('1')).toThrow('The request is not available')
})

test('rejects with an error after its time when the page that took a request was closed', async () => {
  const { page } = create()
  const sent = page.send(URL, INIT, { timeoutMs: -4999, maxBytes: 1000 })
  page.take('1')
  await expect(sent).rejects.toMatchObject({ code: 'timeout', message: /did not report a result/ })
})

test.each([
  ['network', 'unreadable'],
  ['timeout', 'timeout'],
  ['too-large', 'too-large'],
] as const)('handles a page that reports %s', async (code, expected) => {
  const { page } = create()
  const sent = page.send(URL, INIT, { timeoutMs: 1000, maxBytes: 1000 })
  page.take('1')
  page.answer('1', { error: { code, message: 'x' } })
  await expect(sent).rejects.toMatchObject({ code: expected })
})

test('limits the number of requests', async () => {
  const { page } = create()
  const send = () => page.send(URL, INIT, { timeoutMs: 1000, maxBytes: 1000 })
  for (let count = 0; count < 20; count++) void send().catch(() => {})
  await expect(send()).rejects.toMatchObject({ code: 'invalid-input' })
})
