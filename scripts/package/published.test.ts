import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PACKAGES } from '../release/pack-packages.mjs'
import { root } from '../workspace/root.mjs'
import { findPackage } from './find-package.ts'
import { installPackages } from './install-packages.ts'

const run = promisify(execFile)
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const CONSUMER = join(import.meta.dirname, 'consumer')

/** Programs and types that a consumer has already; linked, since nothing is downloaded for a test. */
const PRESENT = [
  ...['typescript', '@types/node', 'vitest', '@playwright/test', 'playwright-core'],
  ...['jest', '@jest/globals', 'jose'],
]

let folder: string
let tarballs: Record<string, string> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-consumer-'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  tarballs = await installPackages(folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(Object.entries(PACKAGES))('the package of the %s', (name, source) => {
  const dist = join(root, source, 'dist')

  it('is packed alike by npm and pnpm', async () => {
    const target = await mkdtemp(join(folder, 'pnpm-'))
    await run('npx', ['--yes', packageManager, 'pack', '--pack-destination', target], { cwd: dist })
    const [packed = ''] = readdirSync(target)
    expect(await list(join(target, packed))).toEqual(await list(tarballs[name] ?? ''))
  })

  it('has exports that resolve, and types that fit them', async () => {
    const { messages } = await publint({ pkgDir: dist, strict: true, pack: 'npm' })
    expect(messages).toEqual([])
    const data = new Uint8Array(await readFile(tarballs[name] ?? ''))
    const analysis = await checkPackage(createPackageFromTarballData(data), {
      excludeEntrypoints: ['./schema.json'],
    })
    const problems: readonly { kind: string; resolutionKind?: string }[] = analysis.types
      ? analysis.problems
      : [{ kind: 'no types' }]
    // An ES module: require() loads it in Node.js 22.12 and newer, as the README says.
    const others = problems.filter(
      ({ kind, resolutionKind }) => kind !== 'CJSResolvesToESM' && resolutionKind !== 'node10',
    )
    expect(others).toEqual([])
  })

  it('needs nothing, runs nothing when it is installed, is small, and has the licences of what it bundles', async () => {
    const manifest = JSON.parse(await readFile(join(dist, 'package.json'), 'utf8'))
    expect(manifest).not.toHaveProperty('dependencies')
    expect(manifest).not.toHaveProperty('scripts')
    expect(statSync(tarballs[name] ?? '').size).toBeLessThan(1_000_000)
    expect(await list(tarballs[name] ?? '')).toContain('package/licenses.md')
  })

  it('refuses to be packed out of its folder for development', async () => {
    await expect(run('npm', ['pack', '--dry-run'], { cwd: join(root, source) })).rejects.toThrow(
      /folder dist/,
    )
  })
})

describe('a folder in which both are installed', () => {
  beforeAll(async () => {
    for (const name of PRESENT) {
      const link = join(folder, 'node_modules', name)
      await mkdir(join(link, '..'), { recursive: true })
      await symlink(findPackage(name), link)
    }
    for (const file of readdirSync(CONSUMER)) await copyFile(join(CONSUMER, file), join(folder, file))
  })

  it.each([
    ['node16', 'node16'],
    ['bundler', 'esnext'],
  ])('compiles against every export with moduleResolution %s', async (moduleResolution, module) => {
    const config = {
      compilerOptions: {
        ...{ module, moduleResolution, target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'] },
        ...{ strict: true, skipLibCheck: false, noEmit: true, types: ['node'] },
      },
      files: ['imports.ts'],
    }
    const file = `tsconfig.${moduleResolution}.json`
    await writeFile(join(folder, file), JSON.stringify(config))
    const { stdout } = await runScript('typescript/bin/tsc', ['-p', file]).catch((error) => error)
    expect(stdout).toBe('')
  })

  it('starts the mock and the client by their programs', async () => {
    for (const program of ['smart-mock', 'smart-client']) {
      const ports = program === 'smart-mock' ? ['--control-port', '0', '--canary-port', '0'] : []
      const child = spawn('npx', ['--no-install', program, '--json', '--port', '0', ...ports], {
        cwd: folder,
        // A group of its own, since npx leaves what it started.
        detached: true,
      })
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
      expect(JSON.parse(line)).toHaveProperty('ready', true)
      const exit = once(child, 'exit')
      process.kill(-(child.pid ?? 0), 'SIGTERM')
      await exit
    }
  })

  it('says what to install when a store is named', async () => {
    const started = run('npx', ['--no-install', 'smart-mock', '--store', 'valkey://localhost'], {
      cwd: folder,
    })
    const { code, stderr } = await started.catch((error) => error)
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'smart-mock: --store needs the package ioredis: install it beside smart-mock (npm install smart-mock ioredis), or run npx --package smart-mock --package ioredis smart-mock',
    ])
  })

  it('runs a test of vitest and one of Playwright with the fixtures', async () => {
    await writeFile(join(folder, 'guide.test.ts'), await readServerTest())
    const vitest = await runScript('vitest/vitest.mjs', ['run', 'use.test.js', 'guide.test.ts'])
    expect(vitest.stdout).toContain('5 passed')
    const playwright = await runScript('@playwright/test/cli.js', ['test', 'use.spec.js'])
    expect(playwright.stdout).toContain('1 passed')
  })

  it('runs the examples with Jest and with node:test', async () => {
    for (const name of ['backend-service', 'jest', 'node-test'])
      await cp(join(root, 'examples', name), join(folder, name), { recursive: true })
    const jest = await runScript('jest/bin/jest.js', ['--roots', 'jest'], {
      NODE_OPTIONS: '--experimental-vm-modules',
    })
    expect(jest.stderr).toContain('4 passed')
    // A file: Node.js 22 and 24 take a folder for the name of a module.
    const [test] = readdirSync(join(folder, 'node-test'))
    const { stdout } = await run(process.execPath, ['--test', `node-test/${test}`], { cwd: folder })
    expect(stdout).toMatch(/^(?:#|ℹ) pass 3$/m)
  })

  it('offers the names of faults and rules to editors', async () => {
    const types = join(folder, 'node_modules/smart-mock/types')
    const files = readdirSync(types, { recursive: true, encoding: 'utf8' }).filter((each) =>
      each.endsWith('.d.ts'),
    )
    const text = files.map((file) => readFileSync(join(types, file), 'utf8')).join('\n')
    expect(text).toMatch(/type FaultName = .*'state-changed' \|.*\(string & \{\}\)/)
    expect(text).toMatch(/type RuleName = .*'pkce-s256'/)
  })
})

/** Reads the code out of the guide on tests of servers, with a mock in the place of the server. */
async function readServerTest(): Promise<string> {
  const guide = await readFile(join(root, 'docs/guides/test-your-server.md'), 'utf8')
  const snippets = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => text)
  const find = (imported: string) => snippets.find((text) => text.includes(`from '${imported}'`)) ?? ''
  const code = [find('@smart-mock/client/testing'), find('@smart-mock/client/conformance')].join('\n')
  return `import { createMock } from 'smart-mock'
import { afterAll } from 'vitest'
const autoApprove = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
const mock = await createMock({ options: { autoApprove } })
afterAll(() => mock.close())
${code.replaceAll("'http://localhost:8080/fhir'", 'mock.fhirBase').replace("'my-app'", "'smart-client-public'")}
test('no case fails', () => expect([cases.length > 50, failed]).toEqual([true, []]))`
}

/** Returns the names of the files in a tarball. */
async function list(tarball: string): Promise<string[]> {
  const { stdout } = await run('tar', ['-tzf', tarball])
  return stdout.trim().split('\n').sort()
}

/** Runs a script of a package in the consumer's folder. */
const runScript = (script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, [join(folder, 'node_modules', script), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
  })
