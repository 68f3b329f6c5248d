import { expect, test } from 'vitest'
import { SmartError } from '../smart-error.ts'
import { explainUnreadable } from './explain-unreadable.ts'
import type { RecordedFetch } from './recorder.ts'

const origin = 'http://localhost:4020'
const url = 'https://ehr.example/x'
const CORS = { 'access-control-allow-origin': origin, 'access-control-allow-headers': 'authorization' }

/** Creates a server that returns these headers, and records its requests. */
function server(headers: Record<string, string>, status = 200) {
  const asked: string[] = []
  const fetch: RecordedFetch = async (_, { method = 'GET' }) => {
    asked.push(method)
    return { exchangeId: 'e', status, statusText: '', headers: new Headers(headers), text: '', bytes: 0 }
  }
  return { fetch, asked }
}

const explain = (init: RequestInit, fetch: RecordedFetch) =>
  explainUnreadable({ url, init, options: { to: 'fhir-server' }, origin }, fetch)

test.each([
  [{}, {}, ['GET'], /response 200 of ehr.example: no Access-Control-Allow-Origin/],
  [{}, { 'access-control-allow-origin': 'null' }, ['GET'], /it allows null only/],
  [{}, CORS, ['GET'], /although its CORS headers are correct/],
  [
    { headers: { authorization: 'x' } },
    {},
    ['OPTIONS'],
    /did not send GET .* no Access-Control-Allow-Origin/,
  ],
  [{ headers: { authorization: 'x' } }, CORS, ['OPTIONS', 'GET'], /though its CORS headers/],
  [{ method: 'PUT' }, CORS, ['OPTIONS'], /did not send PUT .* the method PUT is not allowed/],
  [
    { method: 'POST', headers: { 'content-type': 'application/json' } },
    CORS,
    ['OPTIONS'],
    /the header content-type is not allowed/,
  ],
  [{ method: 'POST' }, {}, ['OPTIONS'], /to POST: no Access-Control-Allow-Origin for this page, or/],
])('explains %o with the response %o', async (init, headers, asks, says) => {
  const { fetch, asked } = server(headers)
  const error = await explain(init, fetch)
  expect(error.code).toBe('unreadable')
  expect(error.message).toMatch(says)
  expect(asked).toEqual(asks)
})

test.each(['GET', 'POST'])(
  'where nobody gets an answer to %s, that is said and CORS is not blamed',
  async (method) => {
    const down = new SmartError('network', 'nothing listens there')
    const error = await explain({ method }, () => Promise.reject(down))
    expect(error).toBe(down)
  },
)
