import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isFresh, whenStale } from './when-stale.mjs'

let base = ''
let times = 0

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'when-stale-'))
  times = 0
  writeFileSync(join(base, 'input'), 'one')
})
afterEach(() => rmSync(base, { recursive: true }))

const task = () => ({ base, name: 'made', inputs: ['input'], outputs: ['output'] })
const make = () =>
  whenStale(task(), async () => {
    times++
    writeFileSync(join(base, 'output'), '')
  })

test('the same inputs are worked on once', async () => {
  await make()
  await make()
  expect(times).toBe(1)
})

test('a changed input is worked on again', async () => {
  await make()
  writeFileSync(join(base, 'input'), 'two')
  await make()
  expect(times).toBe(2)
})

test('a lost output is made again', async () => {
  await make()
  rmSync(join(base, 'output'))
  await make()
  expect(times).toBe(2)
})

test('work that failed is tried again, even when an older output is there', async () => {
  await make()
  writeFileSync(join(base, 'input'), 'two')
  await expect(whenStale(task(), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  writeFileSync(join(base, 'input'), 'one')
  await make()
  expect(times).toBe(2)
})

test('it is fresh once it is done, until an input changes or an output is lost', async () => {
  expect(isFresh(task())).toBe(false)
  await make()
  expect(isFresh(task())).toBe(true)
  writeFileSync(join(base, 'input'), 'two')
  expect(isFresh(task())).toBe(false)
  await make()
  rmSync(join(base, 'output'))
  expect(isFresh(task())).toBe(false)
})
