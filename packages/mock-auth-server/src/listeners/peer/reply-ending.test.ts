import { expect, test } from 'vitest'
import { EndingFilter, encodeEnding } from './reply-ending.ts'

const MARK = 'the-mark-of-a-reply'

/** Returns what a filter lets through, piece by piece, and the ending that it found. */
function filter(bytes: Buffer, size: number) {
  const found = new EndingFilter(MARK)
  const passed: string[] = []
  for (let at = 0; at < bytes.length; at += size)
    passed.push(found.take(bytes.subarray(at, at + size)).toString('latin1'))
  return { passed, text: passed.join(''), ending: found.ending }
}

test.each([1, 2, 7, 20, 1000])(
  'finds the ending in pieces of %i bytes, and leaves the reply as it is',
  (size) => {
    for (const text of ['', 'HTTP/1.1 200 OK\r\n\r\nä', `${MARK}${MARK}`, 't'.repeat(50), 'the-mark-of-a-'])
      for (const ending of ['closed', 'reset'] as const) {
        const bytes = Buffer.concat([Buffer.from(text, 'latin1'), encodeEnding(MARK, ending)])
        expect(filter(bytes, size)).toMatchObject({ text, ending })
      }
  },
)

test.each(['', 'HTTP/1.1 200 OK\r\n\r\n', MARK.slice(0, -1), MARK, `${MARK}?`, `${MARK}. and more`])(
  'finds none where the owner did not end: %j',
  (text) => expect(filter(Buffer.from(text), 3).ending).toBeUndefined(),
)

test('holds no byte back that is not the beginning of the mark', () => {
  expect(filter(Buffer.from('abcabc'), 1).passed).toEqual(['a', 'b', 'c', 'a', 'b', 'c'])
  expect(filter(Buffer.from('at'), 1).passed).toEqual(['a', ''])
})
