import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { findCycles } from './layers/find-cycles.ts'
import { findImports } from './layers/find-imports.ts'
import { findProblems } from './layers/find-problems.ts'
import { findRoom, type Layers } from './layers/layers.ts'
import { readWorkspace, type Workspace } from './layers/workspace.ts'

const layers = JSON.parse(readFileSync(join(root, 'layers.json'), 'utf8')) as Layers
const folderOf = (room: string) => room.replace(/\/\*\*$/, '')

/**
 * Creates a workspace of these modules, with packages that are named like their folders, such as
 * `@test/engine`.
 */
const workspaceOf = (
  modules: Record<string, string>,
  exports: Record<string, Record<string, string>> = {},
): Workspace => ({
  modules: new Map(Object.entries(modules)),
  packages: new Map(
    Object.entries(exports).map(([folder, each]) => [
      folder.replace(/^.*\//, '@test/'),
      { folder, exports: each },
    ]),
  ),
})

describe('this repository', () => {
  const workspace = readWorkspace(root, Object.keys(layers))

  test('has every folder in a room, and no import that the layers refuse', () => {
    expect(workspace.modules.size).toBeGreaterThan(1500)
    expect(findProblems(layers, workspace)).toEqual([])
  })

  test('has no cycle of imports, types included', () => {
    expect(findCycles(workspace)).toEqual([])
  })
})

describe.each(Object.entries(layers))('the rooms of %s', (name, { rooms }) => {
  /**
   * Returns the problems of a workspace with a module in every room, and others that import from each room
   * above.
   */
  const problemsOf = (deeper: boolean) => {
    const modules: Record<string, string> = {}
    const expected: string[] = []
    for (const [here, room] of rooms.entries()) {
      const from = `${name}/${folderOf(room)}${deeper ? '/deeper' : ''}`
      modules[`${name}/${folderOf(room)}/subject.ts`] = ''
      if (deeper && !room.endsWith('/**')) continue
      for (const [there, above] of rooms.slice(0, here).entries()) {
        const up = '../'.repeat(from.slice(name.length).split('/').length - 1)
        const specifier = `${up}${folderOf(above)}/subject.ts`
        modules[`${from}/imports-${there}.ts`] = `export * from '${specifier}'`
        expected.push(`${from}/imports-${there}.ts imports ${specifier}: `)
      }
    }
    return { problems: findProblems({ [name]: { imports: {}, rooms } }, workspaceOf(modules)), expected }
  }

  test.each([false, true])('refuse every import from above (from a deeper folder: %s)', (deeper) => {
    const { problems, expected } = problemsOf(deeper)
    expect(problems.map((problem) => problem.replace(/: .*/, ': '))).toEqual(expected.sort())
    for (const problem of problems) expect(problem).toContain('stands above')
  })
})

describe('what the old lint rules let pass', () => {
  const mock = 'packages/mock-auth-server'
  test.each([
    ['core/util', 'cli/run'],
    ['faults/token', 'cli/sweep'],
    ['testing', 'cli/reports'],
    ['listeners', 'control/routes'],
  ])('%s may not import %s', (from, to) => {
    const modules = {
      [`${mock}/src/${from}/from.ts`]: `import { to } from '${'../'.repeat(from.split('/').length)}${to}/to.ts'`,
      [`${mock}/src/${to}/to.ts`]: '',
    }
    const problems = findProblems(layers, workspaceOf(modules)).filter((each) => each.includes(' imports '))
    expect(problems).toEqual([expect.stringContaining('stands above')])
  })
})

describe('each check has a case that fails', () => {
  const small: Layers = {
    'packages/app': {
      imports: { 'packages/engine': ['src'] },
      rooms: ['test', 'src', 'src/left', 'src/right', 'src/base/**'],
      apart: [['src/left', 'src/right']],
      web: { 'src/base': ['node:crypto'] },
    },
    'packages/engine': { imports: {}, rooms: ['src'] },
  }
  const whole = {
    'packages/app/test/any.test.ts': "import '../src/index.ts'\nimport '@test/engine'",
    'packages/app/src/index.ts': "import { left } from './left/left.ts'\nimport '@test/engine'",
    'packages/app/src/left/left.ts': "import type { Base } from '../base/deep/base.ts'",
    'packages/app/src/right/right.ts': "export const load = () => import('../base/deep/base.ts')",
    'packages/app/src/base/deep/base.ts': "import { createHash } from 'node:crypto'",
    'packages/engine/src/index.ts': '',
    'packages/engine/src/inner.ts': '',
  }
  const exports = { 'packages/engine': { '.': './src/index.ts' } }
  const problemsWith = (modules: Record<string, string>) =>
    findProblems(small, workspaceOf({ ...whole, ...modules }, exports)).map((each) =>
      each.replace(/^.*?: /, ''),
    )

  test('the small workspace itself is well', () => {
    expect(problemsWith({})).toEqual([])
  })

  test.each([
    ['a static import', "import { left } from '../left/left.ts'"],
    ['a lazy import', "export const load = () => import('../left/left.ts')"],
    ['an import of a type', "import type { Left } from '../left/left.ts'"],
    ['a type by its path', "export type Left = import('../left/left.ts').Left"],
    ['an export', "export { left } from '../left/left.ts'"],
    ['an import for its effects', "import '../left/left.ts'"],
    ['names on several lines', "import {\n  left,\n  other,\n} from '../left/left.ts'"],
  ])('%s from above is refused', (_, text) => {
    expect(problemsWith({ 'packages/app/src/base/bad.ts': text })).toEqual(['src/left stands above src/base'])
  })

  test.each([
    ['packages/app/src/new/file.ts', '', 'packages/app/src/new is in no room of layers.json'],
    ['packages/app/src/left/new/file.ts', '', 'packages/app/src/left/new is in no room of layers.json'],
    ['packages/new/src/file.ts', '', 'packages/new/src/file.ts is in no package of layers.json'],
    ['packages/app/src/left/bad.ts', "import '../right/right.ts'", 'src/left and src/right stand apart'],
    ['packages/app/src/base/bad.ts', "import 'node:fs'", 'the folder knows web standards only'],
    ['packages/app/src/base/bad.ts', "import 'hono/html'", 'the folder knows web standards only'],
    [
      'packages/engine/src/bad.ts',
      "import '../../app/src/index.ts'",
      'packages/engine may not import packages/app',
    ],
    [
      'packages/engine/src/bad.test.ts',
      "import '../../app/src/index.ts'",
      'packages/engine may not import packages/app',
    ],
    ['packages/app/test/bad.ts', "import '@test/engine'", 'test may not import packages/engine'],
    ['packages/app/src/bad.ts', "import '../../engine/src/inner.ts'", 'packages/engine does not export it'],
  ])('%s with %j', (path, text, problem) => {
    expect(problemsWith({ [path]: text })).toEqual([problem])
  })

  test('a room without modules is reported', () => {
    const { 'packages/app/src/right/right.ts': _, ...others } = whole
    expect(findProblems(small, workspaceOf(others, exports))).toEqual([
      'packages/app/src/right is in layers.json and has no modules',
    ])
  })

  test('a cycle of types alone is found, and the same files without the way back are well', () => {
    const left = "import type { Right } from './right.ts'"
    const cycle = workspaceOf({ 'a/left.ts': left, 'a/right.ts': "import type { Left } from './left.ts'" })
    expect(findCycles(cycle)).toEqual(['a/left.ts → a/right.ts → a/left.ts'])
    expect(findCycles(workspaceOf({ 'a/left.ts': left, 'a/right.ts': '' }))).toEqual([])
  })

  test('a cycle through another package is found', () => {
    const modules = { 'packages/a/index.ts': "import '@test/b'", 'packages/b/index.ts': "import '@test/a'" }
    const both = { 'packages/a': { '.': './index.ts' }, 'packages/b': { '.': './index.ts' } }
    expect(findCycles(workspaceOf(modules, both))).toHaveLength(1)
  })
})

test('a folder belongs to its own room first, then to the nearest that takes its folders along', () => {
  const rooms = ['src', 'src/a/**', 'src/a/b/**', 'src/a/c']
  expect(
    ['src', 'src/a', 'src/a/x', 'src/a/b/y', 'src/a/c', 'src/a/c/z', 'src/d'].map((each) =>
      findRoom(rooms, each),
    ),
  ).toEqual([0, 1, 1, 2, 3, 1, undefined])
})

test('a specifier in a string of another kind is no import', () => {
  expect(findImports("const text = 'from here'\nconst url = `./file.ts`")).toEqual([])
})
