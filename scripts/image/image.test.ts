import { randomInt } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { findImageToolsProblem } from '../providers/image-tools/find-image-tools-problem.mjs'
import { findServiceProblem, services } from '../providers/services/services.mjs'
import { freePort } from '../servers/free-port.mjs'
import { startValkey } from '../services/start-valkey.ts'
import { root } from '../workspace/root.mjs'
import { type BuiltImage, buildImage } from './build-image.ts'
import { COMPOSE_FOLDER, readServices, readSharedServices, replacePorts } from './compose.ts'
import { BaseError } from './create-base.ts'
import { findImageProblems } from './image-config.ts'
import { openUrl } from './open-url.ts'
import { type ContainerSettings, startContainer } from './start-container.ts'

/** The image, or the reason why this machine cannot build any. */
const built: BuiltImage | string =
  findImageToolsProblem() ??
  (await buildImage().catch((error) => {
    if (error instanceof BaseError) return error.message
    throw error
  }))

const TOKEN = 'for-tests-only'
const storeProblem = findServiceProblem(services.valkey)

/** The folders that are mounted; nothing is created where nothing is built. */
const folder = typeof built === 'string' ? '' : await mkdtemp(join(tmpdir(), 'smart-mock-volumes-'))

afterAll(async () => {
  if (typeof built === 'string') return
  await built.remove()
  await rm(folder, { recursive: true })
})

/** Chooses a free port in place of each that the image has. */
async function choosePorts(): Promise<Record<string, number>> {
  const first = randomInt(20_000, 30_000)
  const ports = ['4010', '4011', '4012', '4020'].map(async (port, at) => [
    port,
    await freePort(first + 100 * at),
  ])
  return Object.fromEntries(await Promise.all(ports))
}

const isSkipped = typeof built === 'string'

describe.skipIf(isSkipped)(
  isSkipped ? `the image, which cannot be built here (${built})` : 'the image',
  async () => {
    const image = built as BuiltImage
    const ports = await choosePorts()
    const { mock, app } = readServices(ports)
    const names = [...(mock.networks?.default.aliases ?? []), 'valkey', 'mock-1', 'mock-2']
    const container = isSkipped ? '' : await image.createContainer(names)
    const start = (settings: ContainerSettings) => startContainer(image, container, settings)
    const variables = {
      ...mock.environment,
      SMART_MOCK_PORT: String(ports['4010']),
      SMART_MOCK_CONTROL_PORT: String(ports['4011']),
      SMART_MOCK_CANARY_PORT: String(ports['4012']),
      SMART_MOCK_USER: 'Practitioner/dr-okafor',
      SMART_MOCK_PATIENT: 'amy-shaw',
    }
    const volumes = { '/config': join(folder, 'config'), '/data': join(folder, 'data') }
    const checkHealth = (env: Readonly<Record<string, string>> = variables) =>
      start({ program: image.config.Healthcheck?.Test?.slice(1) ?? [], env }).ended

    /** Logs in from the container of the app, by a browser outside; returns the exit code and the output of the app. */
    const logIn = async () => {
      const redirectUri = `http://localhost:${ports['4020']}/callback`
      const options = ['check', '--login', '--client-id', 'my-app', '--redirect-uri', redirectUri]
      const base = app.environment.SMART_CLIENT_MOCK ?? ''
      const check = start({ args: [...(app.command ?? []), ...options, base], env: app.environment })
      const url = await check.waitForLine(/^http:\S+authorize\?/)
      expect(new URL(url).host).toBe(new URL(base).host)
      await openUrl(url)
      return check.ended
    }

    it('is what the guide promises, and small', async () => {
      const { version } = JSON.parse(
        await readFile(join(root, 'packages/mock-auth-server/package.json'), 'utf8'),
      )
      expect(findImageProblems(image.config, version)).toEqual([])
      expect(image.addedBytes).toBeLessThanOrEqual(6_000_000)
      const { output } = await start({
        program: ['find', '/usr/local/lib/node_modules', '-name', 'package.json'],
      }).ended
      const packages = output.trim().split('\n').sort()
      // What the client library of the store depends on is beside it.
      const ofStore = /\/smart-mock\/node_modules\//
      expect(packages.filter((each) => !ofStore.test(each))).toEqual([
        '/usr/local/lib/node_modules/@smart-mock/client/package.json',
        '/usr/local/lib/node_modules/smart-mock/package.json',
      ])
      expect(packages).toContain('/usr/local/lib/node_modules/smart-mock/node_modules/ioredis/package.json')
    })

    it('refuses a variable that is wrong, by its name', async () => {
      const wrong = await start({ env: { SMART_MOCK_PORT: 'tcp://10.0.0.1:4010' } }).ended
      expect(wrong.output).toContain(
        'SMART_MOCK_PORT must be a port from 0 to 65535, not tcp://10.0.0.1:4010',
      )
      expect(wrong.output).toContain('exit status 2')
    })

    it('is unhealthy where no mock is ready', async () => {
      const { code, output } = await checkHealth()
      expect(code).not.toBe(0)
      expect(output).toContain(`no mock is ready at http://127.0.0.1:${ports['4011']}`)
    })

    it.skipIf(storeProblem !== undefined)(
      `runs the processes of compose-shared.yaml${storeProblem === undefined ? '' : ` (unchecked here: ${storeProblem})`}`,
      async () => {
        const valkey = await startValkey()
        onTestFinished(() => valkey.stop())
        const shared = readSharedServices({ 6379: Number(new URL(valkey.url).port) })
        const controls = [ports['4011'], ports['4020']].map(String)
        const startProcess = async (name: 'mock-1' | 'mock-2', control = '') => {
          const ownPorts = {
            SMART_MOCK_PORT: '0',
            SMART_MOCK_CANARY_PORT: '0',
            SMART_MOCK_CONTROL_PORT: control,
          }
          const env = { ...shared[name].environment, ...ownPorts, SMART_MOCK_CONTROL_TOKEN: TOKEN }
          const server = start({ env })
          await server.waitForLine(/^Store +valkey:/)
          expect(await checkHealth(env)).toMatchObject({ code: 0 })
          return server
        }
        const first = await startProcess('mock-1', controls[0])
        const second = await startProcess('mock-2', controls[1])
        const call = async (control: string | undefined, path: string, init: RequestInit = {}) => {
          const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }
          return (await fetch(`http://127.0.0.1:${control}${path}`, { ...init, headers })).status
        }
        expect(await call(controls[0], '/tenants', { method: 'POST', body: '{"name":"team"}' })).toBe(201)
        expect(await call(controls[1], '/tenants/team')).toBe(200)
        first.kill('SIGTERM')
        await first.ended
        expect(await call(controls[1], '/tenants/team')).toBe(200)
        second.kill('SIGTERM')
        await second.ended
      },
    )

    it('runs the services of compose.yaml: an app logs in, and what it wrote is kept', async () => {
      const config = await readFile(join(COMPOSE_FOLDER, 'config/smart-mock.json'), 'utf8')
      for (const path of Object.values(volumes)) await mkdir(path)
      await writeFile(join(volumes['/config'], 'smart-mock.json'), replacePorts(config, ports))
      await chown(volumes['/data'], 1000, 1000)
      const server = start({ env: variables, volumes })
      await server.waitForLine(/^FHIR base \(iss\) +http:\/\/mock\.localhost:/)
      expect(server.readUser()).toBe(1000)
      expect(await checkHealth()).toMatchObject({ code: 0 })
      const { code, output } = await logIn()
      expect(output).toContain(' 0 errors')
      expect(code).toBe(0)
      const control = `http://127.0.0.1:${ports['4011']}/tenants/default/faults`
      expect((await fetch(control)).status).toBe(401)
      const armed = await fetch(control, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${mock.environment.SMART_MOCK_CONTROL_TOKEN}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ fault: 'id-token-wrong-issuer' }),
      })
      expect(armed.ok).toBe(true)
      expect(await logIn()).toMatchObject({ output: expect.stringMatching(/ [1-9]\d* errors?/) })
      server.kill('SIGTERM')
      await server.ended
      expect(await readFile(join(volumes['/data'], 'resources.ndjson'), 'utf8')).toContain('amy-shaw')
    })
  },
)
