import { expect, it } from 'vitest'
import { readJsonValues } from './read-json-values.ts'

const MOST = 100

/** Reads a text that arrives in pieces of 3 bytes, which end within lines and characters. */
async function read(text: string): Promise<[where: string, value: unknown][]> {
  async function* chunks() {
    const bytes = new TextEncoder().encode(text)
    for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3)
  }
  const found: [string, unknown][] = []
  for await (const values of readJsonValues('x', chunks(), MOST)) {
    for (const each of values) found.push([each.where, 'reason' in each ? 'no JSON' : each.value])
  }
  return found
}

it.each<[text: string, values: [where: string, value: unknown][]]>([
  ['', []],
  ['{"a":"å⚕"}', [['x', { a: 'å⚕' }]]],
  ['\uFEFF{"a":1}\n', [['x:1', { a: 1 }]]],
  ['{\n"a": [\n1 ]\n}\n', [['x', { a: [1] }]]],
  ['\n\n{"a":1}\n', [['x', { a: 1 }]]],
  ['nonsense', [['x', 'no JSON']]],
  [
    '{"a":1}\r\n\r\n{"a":2}\n{\n7',
    [
      ['x:1', { a: 1 }],
      ['x:3', { a: 2 }],
      ['x:4', 'no JSON'],
      ['x:5', 7],
    ],
  ],
  [
    '{\n{"a":1}\n',
    [
      ['x:1', 'no JSON'],
      ['x:2', { a: 1 }],
    ],
  ],
])('reads %j', async (text, values) => {
  expect(await read(text)).toEqual(values)
})

it('has no more than a line or a document in memory', async () => {
  const line = JSON.stringify('y'.repeat(90))
  expect(await read(`${line}\n`.repeat(50))).toHaveLength(50)
  await expect(read(`7\n[${line}, ${line}]`)).rejects.toThrow(RangeError)
  await expect(read(`[\n${line},\n${line}]`)).rejects.toThrow(RangeError)
})

it('refuses what is nested too deeply with the reason, and reads what is beside it', async () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  async function* chunks() {
    yield new TextEncoder().encode(
      `${nested(100)}\n${nested(101)}\n${nested(50_000)}\n{"a":"${'['.repeat(200)}"}`,
    )
  }
  const found: string[] = []
  for await (const values of readJsonValues('x', chunks(), 200_000)) {
    for (const each of values) found.push('reason' in each ? each.reason : typeof each.value)
  }
  const tooDeep = 'JSON may be nested at most 100 levels'
  expect(found).toEqual(['object', tooDeep, tooDeep, 'object'])
})
