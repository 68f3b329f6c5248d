import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ActiveMutant } from './active-mutant.ts'
import { instrument } from './instrument.ts'
import { judgeOutcomes } from './judge-outcomes.ts'
import { listMutants } from './list-mutants.ts'
import { describeChange } from './mutant.ts'

const listChanges = (code: string) => listMutants('example.ts', code).map(describeChange)

describe('the changes of conditions', () => {
  test.each([
    ['if (isOpen(x)) return 1', ['isOpen(x) → false', 'isOpen(x) → !(isOpen(x))']],
    ['f(a && !b)', ['a && !b → a', 'a && !b → !b', '!b → b']],
    ['f(a <= b)', ['a <= b → a > b', 'a <= b → a < b']],
    ['f(a !== b)', ['a !== b → a === b']],
    ['f(x ? 1 : 2)', ['x → !(x)']],
    ['f(list.filter(isOpen))', ['list.filter(isOpen) → list']],
    ['f(list.some(isOpen))', ['list.some(isOpen) → list.every(isOpen)']],
    ['f(true)', ['true → false']],
    ['type A = true; interface B { readonly c: false }', []],
    ['f((x as true) ?? y)', []],
  ])('%s', (code, changes) => {
    expect(listChanges(code)).toEqual(changes)
  })

  test('say where they are', () => {
    const [mutant] = listMutants('example.ts', 'const a = 1\nif (a) f()')
    expect(mutant).toMatchObject({ file: 'example.ts', line: 2, original: 'a' })
  })
})

describe('a source text with all its changes', () => {
  const code = 'globalThis.found = list.filter((x) => x > 1 && x < 4).length'
  const mutants = listMutants('example.ts', code).map((mutant, number) => ({ ...mutant, number }))
  const text = instrument(code, mutants)
  const evaluate = (active: ActiveMutant) => {
    const scope = { mutation: active, found: undefined }
    new Function('globalThis', 'list', text)(scope, [0, 1, 2, 3, 4, 5])
    return scope.found
  }

  test('does what the original does while none is in force, and tells which were reached', () => {
    const active = new ActiveMutant()
    expect(evaluate(active)).toBe(2)
    expect([...active.takeReached()].sort()).toEqual(mutants.map(({ number }) => number).sort())
    expect(active.takeReached()).toEqual([])
  })

  test('does what the one that is in force says', () => {
    const active = new ActiveMutant()
    const found = mutants.map(({ number, ...mutant }) => {
      active.set(number)
      return `${describeChange(mutant)}: ${evaluate(active)}`
    })
    expect(found).toEqual([
      'list.filter((x) => x > 1 && x < 4) → list: 6',
      'x > 1 && x < 4 → x > 1: 4',
      'x > 1 && x < 4 → x < 4: 4',
      'x > 1 → x <= 1: 2',
      'x > 1 → x >= 1: 3',
      'x < 4 → x >= 4: 2',
      'x < 4 → x <= 4: 3',
    ])
  })

  test('ends with an error what it makes endless', () => {
    const active = new ActiveMutant()
    active.set(1)
    const repeat = () => {
      while (!active.isActive(2)) active.isActive(3)
    }
    expect(repeat).toThrow('does not come to an end')
  })
})

describe('survivors', () => {
  const [mutant] = listMutants('src/a.ts', 'f(a < b)')
  const outcomes = (outcome: 'killed' | 'survived') => (mutant ? [{ mutant, outcome }] : [])
  const explained = { change: 'a < b → a >= b', files: ['a.ts'], reason: 'equal' }

  test('are what no test notices and no reason explains', () => {
    expect(judgeOutcomes(outcomes('survived'), [])).toMatchObject({ survivors: [{ mutant }], stale: [] })
    expect(judgeOutcomes(outcomes('killed'), [])).toMatchObject({ survivors: [], killed: [{ mutant }] })
  })

  test('may be explained, by an entry that is stale once a test notices the change', () => {
    expect(judgeOutcomes(outcomes('survived'), [explained])).toMatchObject({ survivors: [], stale: [] })
    expect(judgeOutcomes(outcomes('killed'), [explained]).stale).toEqual(['src/a.ts: a < b → a >= b'])
    const elsewhere = { ...explained, files: ['not-run.ts'] }
    expect(judgeOutcomes(outcomes('killed'), [elsewhere]).stale).toEqual([])
  })
})

/** Runs the script on one monitor with the tests of another, or its own. */
const mutate = (monitor: string, tested: string) =>
  new Promise<{ code: number | null; says: string }>((resolve) => {
    const tests = `src/expectations/${tested}.test.ts`
    const args = ['--import', 'tsx', join(import.meta.dirname, 'main.ts')]
    const child = execFile(
      process.execPath,
      [...args, `src/expectations/${monitor}.ts`, '--tests', tests],
      { cwd: join(import.meta.dirname, '../..') },
      (_, says, errors) => resolve({ code: child.exitCode, says: says + errors }),
    )
  })

describe('the script', () => {
  test('finds nothing wrong with a monitor and its own test', async () => {
    const { code, says } = await mutate('omits', 'omits')
    expect(says).toMatch(/\| all \| (\d+) \| \1 \| 0 \| 0 \|/)
    expect(code).toBe(0)
  })

  test('finds the survivors of a monitor whose test is gone', async () => {
    const { code, says } = await mutate('omits', 'retries')
    expect(says).toMatch(/src\/expectations\/omits\.ts:\d+ (survives|is reached by no test): /)
    expect(code).toBe(1)
  })

  test('refuses tests that fail without a change', async () => {
    const { code, says } = await mutate('omits', 'no-such')
    expect(says).toContain('tests fail without a mutant: there are no tests')
    expect(code).toBe(1)
  })
})
