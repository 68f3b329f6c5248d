import { expect, it } from 'vitest'
import { parseJson } from '../model/json.ts'
import type { Resource } from '../model/resource.ts'
import { createBaseVersion } from './base-version.ts'
import { PackedTexts } from './packed-texts.ts'
import { PackedVersion } from './packed-version.ts'
import { RecentUse } from './recent-use.ts'

const META = '"meta":{"versionId":"1","lastUpdated":"2020-01-01T00:00:00Z"}'
const json = (more: string, id = 'a') => `{"resourceType":"Basic","id":"${id}",${META},${more}}`
const packed = (text: string, texts = new PackedTexts()) =>
  new PackedVersion(createBaseVersion(parseJson(text) as Resource, 7, 0), texts)

it.each([
  ['decimals', '"value":1.50,"other":[1e3,-0.0,123456789012345678901]'],
  ['characters of all sizes', '"text":"a å ⚕ 😀"'],
  ['a lone surrogate', '"text":"\\ud800"'],
  ['a text that begins with U+FEFF', '"text":"\uFEFFx"'],
  ['a name that objects have', '"__proto__":{"a":1}'],
  ['more than a piece of memory', `"text":"${'x'.repeat(3_000_000)}"`],
])('gives %s back as they are', (_, more) => {
  const version = packed(json(more))
  expect(version.text).toBe(json(more))
  expect(version.resource).toEqual(parseJson(json(more)))
  expect([version.type, version.id, version.method, version.sequence]).toEqual(['Basic', 'a', 'PUT', 7])
})

it('keeps the texts of many apart', () => {
  const texts = new PackedTexts()
  const all = Array.from({ length: 3_000 }, (_, i) => json(`"text":"${'å'.repeat(i)}"`, `${i}`))
  const versions = all.map((text) => packed(text, texts))
  expect(versions.map(({ text }) => text)).toEqual(all)
  expect(versions.map(({ resource }) => resource.id)).toEqual(all.map((_, i) => `${i}`))
  expect(texts.bytes).toBe(versions.reduce((sum, { size }) => sum + size, 0))
})

it('forgets what was not used lately', () => {
  const forgotten: string[] = []
  const recent = new RecentUse(30)
  const item = (name: string) => ({ size: 10, wasUsed: false, forget: () => void forgotten.push(name) })
  const [a, b, c, d, e] = [item('a'), item('b'), item('c'), item('d'), item('e')]
  for (const each of [a, b, c]) recent.add(each)
  a.wasUsed = true
  recent.add(d)
  expect(forgotten).toEqual(['b'])
  recent.add(e)
  expect(forgotten).toEqual(['b', 'c'])
  recent.add({ size: 1_000, wasUsed: false, forget: () => void forgotten.push('huge') })
  expect(forgotten).toEqual(['b', 'c', 'a', 'd', 'e'])
})
