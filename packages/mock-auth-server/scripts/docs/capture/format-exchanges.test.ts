import { expect, test } from 'vitest'
import { parseExchanges } from '../../../src/reference/data/parse-exchanges.ts'
import type { CapturedBlock } from '../../../src/reference/data/reference-data.ts'
import { formatExchanges } from './format-exchanges.ts'

const request: CapturedBlock = { kind: 'request', text: 'GET /\n\n## not-a-heading\n```\nfenced\n```' }
const examples = new Map<string, readonly CapturedBlock[]>([
  ['first', [request, { kind: 'changed', point: 'token.response', text: '-a\n+b' }]],
  ['second', [request, { kind: 'socket', text: 'The first byte comes after 100 ms.' }]],
])

test('formats what is parsed to the same blocks, whatever they contain', () => {
  expect(parseExchanges(formatExchanges('token', examples))).toEqual(examples)
})

test('writes a repeated block once', () => {
  const text = formatExchanges('token', examples)
  expect(text.match(/not-a-heading/g)).toHaveLength(1)
  expect(text).toContain('request as in first')
})

test('refuses a line that belongs to nothing, and a reference that leads nowhere', () => {
  expect(() => parseExchanges('## first\n\nstray')).toThrow('line 3 has no place here')
  expect(() => parseExchanges('## first\n\nrequest as in second')).toThrow('second has no request')
  expect(() => parseExchanges('## first\n\n```http other\n```')).toThrow('there is no block other')
})
