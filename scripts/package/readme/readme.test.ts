import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { copyFile, cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../workspace/root.mjs'
import { type LocalRegistry, startLocalRegistry } from './local-registry.ts'
import { READMES, readPage, readSnippets } from './read-snippets.ts'

const run = promisify(execFile)
let folder: string
let registry: LocalRegistry
let env: NodeJS.ProcessEnv

/** The mock that commands of a README reach where a page has the address of one. */
let mock: { fhirBase: string; controlUrl: string; reset(): void; close(): Promise<void> }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-mock-readme-'))
  const tarballs = await mkdtemp(join(tmpdir(), 'smart-mock-tarballs-'))
  registry = await startLocalRegistry(tarballs)
  await rm(tarballs, { recursive: true })
  env = {
    ...process.env,
    ...{ npm_config_registry: registry.url, npm_config_cache: join(folder, '.npm'), npm_config_yes: 'true' },
    ...{ NO_COLOR: '1', FORCE_COLOR: undefined },
    ...{ npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false' },
    ...{ SMART_MOCK_PORT: '0', SMART_MOCK_CONTROL_PORT: '0', SMART_MOCK_CANARY_PORT: '0' },
    ...{ SMART_MOCK_CLIENT_PORT: '0', SMART_CLIENT_PORT: '0' },
    PATH: `${join(folder, 'node_modules/.bin')}:${process.env.PATH}`,
  }
  const { createMock } = await import(join(root, 'packages/mock-auth-server/dist/index.js'))
  const autoApprove = { user: 'Practitioner/dr-okafor', patient: 'amy-shaw' }
  mock = await createMock({ options: { autoApprove } })
})
afterAll(async () => {
  registry.close()
  await mock.close()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a command to its end in the folder; throws for an exit code other than 0. */
const finish = async (command: string): Promise<string> => {
  const { stdout } = await run('sh', ['-c', command], { cwd: folder, env })
  return stdout
}

/** Starts a server, waits until it prints what it is reached by, and stops it. */
const start = async (command: string): Promise<string> => {
  const child = spawn('sh', ['-c', `exec ${command}`], { cwd: folder, env, detached: true })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  await new Promise<void>((resolve) => {
    const look = () => output.includes('Press Ctrl-C') && resolve()
    child.stdout.on('data', look)
    child.once('exit', () => resolve())
  })
  if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGTERM')
  return output
}

/** The first message of a coding agent. */
const INITIALIZE = JSON.stringify({
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } },
})
const REACHED = /http:\/\/localhost:\d+/

/** How a command of a README is run, and what it must print; the first line that fits. */
const WAYS: readonly (readonly [RegExp, (command: string) => Promise<string>, RegExp])[] = [
  // In a clone, not in an empty folder: the suites are what runs them.
  [/^npm (start|test)( -- --quick)?$/, async (command) => readScript(command), /^node scripts\//],
  [
    /^node packages\//,
    async (command) => String(existsSync(join(root, command.split(' ')[1] ?? ''))),
    /true/,
  ],
  [/^npm install /, finish, /added 1 package/],
  [/^smart-mock sweep$/, (command) => finish(`${command} --help`), /--command/],
  [/ (faults|rules) <word>$/, (command) => finish(command.replace('<word>', 'state')), /state/],
  [/ explain <name>$/, (command) => finish(command.replace('<name>', 'state-changed')), /state-changed/],
  [/ --help$/, finish, /--port/],
  [/^(npx )?smart-mock mcp$/, (command) => finish(`echo '${INITIALIZE}' | ${command}`), /"serverInfo"/],
  [/ check /, (command) => finish(command.replace(/https:\S+/, mock.fhirBase)), /passed|checks/],
  [
    / conformance /,
    (command) => finish(command.replace(/https:\S+/, mock.fhirBase)),
    /cases: \d+ passed, \d+ skipped/,
  ],
  // The suite of the image runs the image; here what it starts is run with the variables that it is given.
  [/^docker run .* smart-mock\/smart-mock/, (command) => start(readContainerCommand(command)), REACHED],
  [/^smart-mock run -- npm test$/, finish, /patients/],
  [/^curl /, (command) => finish(command.replace(/http:\/\/[^/]+/, mock.controlUrl)), /state-changed/],
  [/^(npx .*)?(smart-mock|smart-client|@smart-mock\/client)\b/, start, REACHED],
]

/** Returns the command that the image starts for the arguments of `docker run`, with the variables of the container. */
const readContainerCommand = (command: string): string => {
  const variables = [...command.matchAll(/ -e (\S+)/g)].map(([, variable]) => variable)
  return ['env', ...variables, command.replace(/^.* smart-mock\/smart-mock/, 'smart-mock')].join(' ')
}

const readScript = (command: string): string => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return scripts[command.split(' ')[1] ?? '']
}

const find = (command: string) => WAYS.find(([pattern]) => pattern.test(command))
const pages = READMES.map(readPage)
const commands = [...new Set(pages.flatMap((page) => page.commands))]
const programs = pages.flatMap((page) => page.programs)

describe('in an empty folder', () => {
  it.each(commands.filter((command) => /^npx /.test(command)))('%s', async (command) => {
    const [, play, says] = find(command) ?? []
    expect(await play?.(command)).toMatch(says ?? 'a way to run it')
  })
})

describe('in a folder into which both were installed', () => {
  beforeAll(async () => {
    await finish('npm install --save-dev smart-mock @smart-mock/client')
    await finish("npm pkg set scripts.test='node backend-service/main.mjs'")
    await cp(join(root, 'examples/backend-service'), join(folder, 'backend-service'), { recursive: true })
    for (const [name, from] of [
      ['vitest', '.'],
      ['jose', 'packages/mock-auth-server'],
    ] as const)
      await symlink(realpathSync(join(root, from, 'node_modules', name)), join(folder, 'node_modules', name))
    await copyFile(join(import.meta.dirname, '../consumer/your-app.mjs'), join(folder, 'your-app.mjs'))
  })

  it.each(commands.filter((command) => !/^(npx|npm install) /.test(command)))('%s', async (command) => {
    const [, play, says] = find(command) ?? []
    expect(await play?.(command)).toMatch(says ?? 'a way to run it')
  })

  it.each(programs.map((program, index) => [index + 1, program] as const))(
    'program %i prints or expects the verdict "met", or logs in without an error',
    async (index, program) => {
      // A command before it may have armed a fault.
      mock.reset()
      const imports = program.match(/^import .*$/gm) ?? []
      const body = program
        .replaceAll(/^import .*$/gm, '')
        .replace("'http://localhost:8080/fhir'", JSON.stringify(mock.fhirBase))
        .replace("'my-app'", "'smart-client-public'")
        .replace(/^\/\/ Log in with your app.*$/m, 'await logInWithYourApp(mock.fhirBase)')
      const file = `program-${index}.test.mjs`
      const lines = [
        ...["import { expect, test } from 'vitest'", "import { logInWithYourApp } from './your-app.mjs'"],
        ...[...imports, `test('program', async () => {`, body],
        ...(body.includes('runLogin(') ? ["console.log('errors:', errors)"] : []),
        '})',
      ]
      await writeFile(join(folder, file), lines.join('\n'))
      const output = await finish(`node node_modules/vitest/vitest.mjs run --test-timeout=60000 ${file}`)
      expect(output).toMatch(/1 passed/)
      if (body.includes('runLogin(')) expect(output).toMatch(/^errors: \[\]$/m)
      if (body.includes('console.log(verdict.outcome)')) expect(output).toMatch(/^met$/m)
    },
  )
})

describe('snippets', () => {
  it('are each run in some way', () => {
    expect(commands.filter((command) => find(command) === undefined)).toEqual([])
    expect(commands.length).toBeGreaterThan(15)
    expect(programs).toHaveLength(3)
  })

  it('are read out of blocks and lines, and one in another language is refused', () => {
    const page = 'Run `smart-mock` or `other`.\n\n```sh\nnpx smart-mock\n```\n\n```ts\nconst one = 1\n```\n'
    expect(readSnippets(page)).toEqual({
      commands: ['npx smart-mock', 'smart-mock'],
      programs: ['const one = 1\n'],
    })
    expect(() => readSnippets('```py\n1\n```')).toThrow('nothing runs a block of "py"')
    expect(find('other-program --help me')).toBeUndefined()
  })
})
