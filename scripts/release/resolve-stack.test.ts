import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../workspace/root.mjs'
import { resolveStack } from './resolve-stack.mjs'

const MOCK = join(root, 'packages/mock-auth-server')
const MAPS = join(MOCK, 'source-maps')

/** A program whose stack is its output; a process of its own, since vitest transforms what it imports. */
const PROGRAM = `import { createMock } from ${JSON.stringify(join(MOCK, 'dist/index.js'))}
const mock = await createMock()
try {
  mock.createTenant('No tenant')
} catch (error) {
  console.log(error.stack)
}
await mock.close()`

describe('a stack of the built mock', () => {
  let stack = ''
  beforeAll(() => {
    stack = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { encoding: 'utf8' })
  })

  test('names its functions without source maps', () => {
    expect(stack).toMatch(/at checkTenantName \(.*\/dist\/chunks\/.*\n\s*at Tenants\.create /)
  })

  test('leads to the lines of its sources with them', () => {
    const [, file = '', line] =
      /at checkTenantName \((packages\/\S+\.ts):(\d+):\d+\)/.exec(resolveStack(stack, MAPS)) ?? []
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    expect(lines[Number(line) - 1]).toContain('throw new TenantError')
  })

  test('remains as it is with the source maps of something else', () => {
    const others = join(root, 'packages/client/source-maps')
    expect(resolveStack(stack, others)).toBe(stack)
  })
})

describe('the command', () => {
  const [, before = ''] = /^([\s\S]*?)function /.exec(readFileSync(join(MOCK, 'dist/cli.js'), 'utf8')) ?? []
  const lines = before.split('\n')
  const place = `cli.js:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
  const read = (folder: string) =>
    spawnSync(process.execPath, [join(root, 'scripts/release/read-stack.mjs'), folder], {
      ...{ encoding: 'utf8', input: `at one (/app/node_modules/smart-mock/${place})\nat two (cli.js:1:1)` },
    })

  test('prints places in the sources, and those that it does not know as they are', () => {
    expect(read(MAPS)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/at one \(packages\/\S+\.ts:\d+:\d+\)\nat two \(cli\.js:1:1\)/),
    })
  })

  test('refuses a folder that is not there, without a stack of its own', () => {
    const { status, stderr } = read('/nowhere')
    expect(status).toBe(2)
    expect(stderr).toContain('There is no folder /nowhere.')
    expect(stderr).not.toContain('    at ')
  })
})

describe.each(['mock-auth-server', 'client'])('the source maps of %s', (name) => {
  const folder = join(root, 'packages', name)
  const files = readdirSync(join(folder, 'source-maps'), { recursive: true, encoding: 'utf8' })

  test('are those of programs in the package, which has none itself', () => {
    const maps = files.filter((file) => file.endsWith('.map'))
    expect(maps).toContain('cli.js.map')
    for (const file of maps) expect(existsSync(join(folder, 'dist', file.slice(0, -4))), file).toBe(true)
    const dist = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })
    expect(dist.filter((file) => file.endsWith('.map'))).toEqual([])
  })

  test('name their sources from the root of the repository, without their text', () => {
    const { sources, sourcesContent } = JSON.parse(
      readFileSync(join(folder, 'source-maps/cli.js.map'), 'utf8'),
    )
    expect(sourcesContent).toBeUndefined()
    for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true)
  })
})
