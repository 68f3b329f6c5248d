import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { tool } from '../workspace/tool.mjs'

// The rules live in biome.json; here files that break them are written into an empty workspace with that
// configuration, since a pattern that matches nothing would pass in silence.

const mock = 'packages/mock-auth-server/src'
const client = 'packages/client/src'

/** Folders of the mock, top to bottom; `cli` and `index` are files that nothing below could sensibly import. */
const layers = [
  ['testing'],
  ['listeners', 'control'],
  ['exchange'],
  ['verdicts'],
  ['wire'],
  ['state'],
  ['faults', 'rules'],
  ['core'],
]
const folders = layers.flat()
const levelOf = (folder: string) => layers.findIndex((layer) => layer.includes(folder))
const coreOnly = ['faults', 'rules']

const mayImport = (from: string, to: string) =>
  from === to || (coreOnly.includes(from) ? to === 'core' : levelOf(from) <= levelOf(to))

const places: string[] = []
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true })
})

/** Which of these files Biome reports, with the rule, as `path rule`. */
const lint = (files: Record<string, string>) => {
  const place = mkdtempSync(join(tmpdir(), 'layers-'))
  places.push(place)
  cpSync(join(root, 'biome.json'), join(place, 'biome.json'))
  for (const [path, content] of Object.entries({ '.gitignore': 'dist/\n', ...files })) {
    mkdirSync(join(place, dirname(path)), { recursive: true })
    writeFileSync(join(place, path), content)
  }
  const args = ['lint', '--reporter=json', '--max-diagnostics=none']
  const { stdout } = spawnSync(tool('biome'), args, { cwd: place, encoding: 'utf8' })
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { category: string; location: { path: string } }[]
  }
  return diagnostics.map(({ category, location }) => `${location.path} ${category.split('/').at(-1)}`).sort()
}

/** One exported value, so that every import resolves. */
const subject = 'export const subject = 1\n'
const subjects = Object.fromEntries(folders.map((folder) => [`${mock}/${folder}/subject.ts`, subject]))

describe('layers of the mock', () => {
  const pairs = folders.flatMap((from) => folders.map((to) => ({ from, to })))
  const forbidden = (path: (from: string, to: string) => string) =>
    pairs
      .filter(({ from, to }) => !mayImport(from, to))
      .map(({ from, to }) => `${path(from, to)} noRestrictedImports`)
      .sort()

  test('every import upwards is refused and every import downwards is allowed', () => {
    const path = (from: string, to: string) => `${mock}/${from}/imports-${to}.ts`
    const files = pairs.map(({ from, to }) => [
      path(from, to),
      `export { subject } from '../${to}/subject.ts'\n`,
    ])
    expect(lint({ ...subjects, ...Object.fromEntries(files) })).toEqual(forbidden(path))
  })

  test('so it is for types, from deeper folders and for lazy imports', () => {
    const path = (from: string, to: string) => `${mock}/${from}/deeper/imports-${to}.ts`
    const typed = (to: string) =>
      `import type { subject } from '../../${to}/subject.ts'\nexport type T = typeof subject\n`
    const lazy = (to: string) => `export const load = () => import('../../${to}/subject.ts')\n`
    for (const content of [typed, lazy]) {
      const files = pairs.map(({ from, to }) => [path(from, to), content(to)])
      expect(lint({ ...subjects, ...Object.fromEntries(files) })).toEqual(forbidden(path))
    }
  })

  test.each(['core', ...coreOnly])('%s knows neither node: nor hono', (folder) => {
    const imports = (name: string) => `export * as subject from '${name}'\n`
    const files = {
      [`${mock}/${folder}/file.ts`]: imports('node:fs'),
      [`${mock}/${folder}/file-promises.ts`]: imports('node:fs/promises'),
      [`${mock}/${folder}/html.ts`]: imports('hono/html'),
      [`${mock}/${folder}/keys.ts`]: imports('jose'),
      [`${mock}/${folder}/server.ts`]: imports('hono'),
    }
    expect(lint(files)).toEqual(
      ['file-promises', 'file', 'html', 'server'].map(
        (name) => `${mock}/${folder}/${name}.ts noRestrictedImports`,
      ),
    )
  })
})

describe('cycles', () => {
  test('a cycle of types alone is refused', () => {
    const files = {
      [`${mock}/core/left.ts`]: "import type { Right } from './right.ts'\nexport type Left = Right | 1\n",
      [`${mock}/core/right.ts`]: "import type { Left } from './left.ts'\nexport type Right = Left | 2\n",
    }
    expect(lint(files)).toEqual(Object.keys(files).map((path) => `${path} noImportCycles`))
  })

  test('the same two files without the way back are allowed', () => {
    const files = {
      [`${mock}/core/left.ts`]: "import type { Right } from './right.ts'\nexport type Left = Right | 1\n",
      [`${mock}/core/right.ts`]: 'export type Right = 2\n',
    }
    expect(lint(files)).toEqual([])
  })
})

describe('the client', () => {
  const specifiers = [
    '@smart-mock/mock-auth-server',
    '@smart-mock/mock-auth-server/testing',
    '../../../mock-auth-server/src/core/subject.ts',
  ]

  test.each(['smart', 'server', 'ui', 'model'])('%s imports nothing from the mock', (folder) => {
    const path = (index: number) => `${client}/${folder}/imports-${index}.ts`
    const files = specifiers.map((name, index) => [path(index), `export * as subject from '${name}'\n`])
    const reported = specifiers.map((_, index) => `${path(index)} noRestrictedImports`)
    expect(lint({ ...subjects, ...Object.fromEntries(files) })).toEqual(reported)
  })

  test('its tests do not either', () => {
    const path = `${client}/smart/discovery.test.ts`
    expect(lint({ [path]: `export * as subject from '${specifiers[0]}'\n` })).toEqual([
      `${path} noRestrictedImports`,
    ])
  })

  test('the protocol knows neither the page nor the server side', () => {
    const files = {
      [`${client}/smart/imports-server.ts`]: "export { subject } from '../server/subject.ts'\n",
      [`${client}/smart/imports-ui.ts`]: "export { subject } from '../ui/subject.ts'\n",
      [`${client}/ui/imports-server.ts`]: "export { subject } from '../server/subject.ts'\n",
    }
    const reported = Object.keys(files).map((path) => `${path} noRestrictedImports`)
    const both = { [`${client}/server/subject.ts`]: subject, [`${client}/ui/subject.ts`]: subject }
    expect(lint({ ...both, ...files })).toEqual(reported)
  })
})
