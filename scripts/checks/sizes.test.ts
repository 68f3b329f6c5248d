import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { findCrowdedFolders, MAX_MODULES } from './sizes/find-crowded-folders.ts'
import { findLongFiles, MAX_LINES } from './sizes/find-long-files.ts'

const args = [
  'ls-files',
  '-z',
  '--cached',
  '--others',
  '--exclude-standard',
  'packages',
  'scripts',
  'examples',
]
const paths = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).split('\0')
const files = new Map(
  paths
    .filter((path) => /\.(?:tsx?|mts|mjs|css)$/.test(path) && existsSync(join(root, path)))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
)

test('no file of this repository is too long, tests and style sheets included', () => {
  expect(files.size).toBeGreaterThan(3000)
  expect(findLongFiles(files)).toEqual([])
})

test('no folder of this repository has too many files side by side that are not declarations', () => {
  expect(findCrowdedFolders(files)).toEqual([])
})

describe('a long file', () => {
  const find = (...lines: string[]) => findLongFiles(new Map([['a.test.ts', `${lines.join('\n')}\n`]]))
  const repeat = (line: string, count = MAX_LINES) => Array.from({ length: count }, () => line)

  test.each([
    ['statements', repeat("test('x', () => {})")],
    ['rows of a table with code', ['const CASES = [', ...repeat('  () => {\n    return 1\n  },'), ']']],
    ['rows of a call', ['describe.each([', ...repeat("  ['x'],"), '])']],
    ['a table that never ends', ['const CASES = [', ...repeat("  ['x'],")]],
  ])('is refused with %s', (_, lines) => {
    expect(find(...lines, 'export {}')).toEqual([
      expect.stringMatching(/^a\.test\.ts has \d+ lines beside its tables, more than 200$/),
    ])
  })

  test.each([
    ['the last line that may be', repeat('f()', MAX_LINES - 1)],
    ['an array', ['export const CASES: readonly Case[] = [', ...repeat('  {\n    a: 1,\n  },'), ']']],
    ['an array on a line of its own', ['const CASES: readonly Case[] =', '  [', ...repeat('    1,'), '  ]']],
    ['an object', ['const CASES = {', ...repeat("  '/a': (r) => r.id,"), '} as const']],
    ['a text', ['export const table = `\\', ...repeat('  if token a'), '`']],
  ])('is accepted with %s', (_, lines) => {
    expect(find(...lines, 'export {}')).toEqual([])
  })
})

describe('a crowded folder', () => {
  const names = Array.from({ length: MAX_MODULES + 1 }, (_, index) => `case-${index}.ts`)
  const find = (list: string, more: readonly string[] = names) =>
    findCrowdedFolders(
      new Map([['src/a/list.ts', list], ...more.map((name) => [`src/a/${name}`, ''] as const)]),
    )
  const listFirst = (count: number) =>
    names
      .slice(0, count)
      .map((name) => `import './${name}'`)
      .join('\n')

  test('is refused, also when its list names half of it', () => {
    const refused = ['src/a has 27 modules, more than 25, and no list that names most of them']
    expect(find('')).toEqual(refused)
    expect(find(listFirst(13))).toEqual(refused)
  })

  test('is accepted where a list names most of it', () => {
    expect(find(listFirst(14))).toEqual([])
  })

  test('counts a test with its module, and no folder in it', () => {
    const few = names.slice(2)
    expect(
      find('', [...few, ...few.map((name) => name.replace('.ts', '.test.ts')), 'b/c.ts', 'b/d.ts']),
    ).toEqual([])
  })
})
