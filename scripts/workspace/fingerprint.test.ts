import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fingerprint } from './fingerprint.mjs'

let base = ''
const write = (path: string, content: string) => writeFileSync(join(base, path), content)
const print = () => fingerprint(base, ['source'])

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'fingerprint-'))
  mkdirSync(join(base, 'source/dist'), { recursive: true })
  write('source/a', 'one')
})
afterEach(() => rmSync(base, { recursive: true }))

test('writing the same content changes nothing', () => {
  const before = print()
  write('source/a', 'one')
  expect(print()).toBe(before)
})

test('content, a name and a new file change it', () => {
  const seen = [print()]
  write('source/a', 'two')
  seen.push(print())
  renameSync(join(base, 'source/a'), join(base, 'source/b'))
  seen.push(print())
  write('source/c', '')
  seen.push(print())
  expect(new Set(seen).size).toBe(4)
})

test('what tools write does not change it', () => {
  const before = print()
  write('source/dist/output', 'x')
  write('source/.turbo', 'x')
  for (const folder of ['source-maps', 'store-client']) {
    mkdirSync(join(base, 'source', folder))
    write(`source/${folder}/output`, 'x')
  }
  expect(print()).toBe(before)
})
