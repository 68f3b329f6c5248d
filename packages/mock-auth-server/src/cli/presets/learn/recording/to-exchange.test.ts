import { expect, test } from 'vitest'
import { type Exchange, readForm } from './exchange.ts'
import { parseHar } from './read-har.ts'

/** Reads one entry as a program writes it; members beside request and response are of the entry. */
function read(request: object, response: object, more: object = {}): Exchange {
  const entry = {
    request: { method: 'GET', url: 'https://ehr.example/r4/Patient/1', headers: [], ...request },
    response: { status: 200, headers: [], content: {}, ...response },
    ...more,
  }
  const [exchange] = parseHar(JSON.stringify({ log: { entries: [entry] } }), 'a.har')
  if (!exchange) throw new Error('no exchange')
  return exchange
}

test('reads a form that is written as parameters, with its type beside it', () => {
  const params = [
    { name: 'grant_type', value: 'refresh_token' },
    { name: 'scope', value: 'a b&c' },
    { name: 'empty' },
  ]
  const postData = { mimeType: 'application/x-www-form-urlencoded', params }
  const form = readForm(read({ method: 'POST', postData }, {}))
  expect([...(form ?? [])]).toEqual([
    ['grant_type', 'refresh_token'],
    ['scope', 'a b&c'],
    ['empty', ''],
  ])
})

test.for<[string, object, string | undefined]>([
  ['whole', { text: '{"a":1}', size: 7 }, '{"a":1}'],
  ['in base64', { text: Buffer.from('é').toString('base64'), encoding: 'base64', size: 2 }, 'é'],
  ['absent', { size: 7 }, undefined],
  ['cut off', { text: '{"a"', size: 7 }, undefined],
  [
    'cut off in base64',
    { text: Buffer.from('{"a"').toString('base64'), encoding: 'base64', size: 7 },
    undefined,
  ],
  ['of a program that counts nothing', { text: '{"a":1}', size: -1 }, '{"a":1}'],
])('a body that is %s', ([, content, body]) => {
  expect(read({}, { content }).body).toBe(body)
})

test('an empty text where the response had a length is no body', () => {
  const headers = [{ name: 'content-length', value: '7' }]
  expect(read({}, { headers, content: { text: '', size: 0 } }).body).toBeUndefined()
  expect(read({ method: 'HEAD' }, { headers, content: { text: '', size: 0 } }).body).toBe('')
})

test.for<[string, object, object, boolean]>([
  ['Chrome', { _fromCache: 'disk', _transferSize: 0 }, {}, true],
  ['Playwright', { _transferSize: 0 }, {}, true],
  ['Firefox', {}, { cache: { afterRequest: null } }, true],
  [
    'the network, as Chrome writes it',
    { _transferSize: 412, _fetchedViaServiceWorker: false },
    { cache: {} },
    false,
  ],
  ['nowhere, as Playwright writes it', { status: -1, _transferSize: 0 }, {}, false],
])('knows a response from the cache of %s', ([, response, more, isCached]) => {
  expect(read({}, response, more).isCached).toBe(isCached)
})

test('reads an entry without headers', () => {
  const { headers, requestHeaders } = read({ headers: undefined }, { headers: undefined })
  expect([headers, requestHeaders]).toEqual([[], []])
})
