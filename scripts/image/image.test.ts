import { randomInt } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findImageToolsProblem } from '../providers/image-tools/find-image-tools-problem.mjs'
import { freePort } from '../servers/free-port.mjs'
import { root } from '../workspace/root.mjs'
import { type BuiltImage, buildImage } from './build-image.ts'
import { COMPOSE_FOLDER, readServices, replacePorts } from './compose.ts'
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
    const container = isSkipped ? '' : await image.createContainer(mock.networks?.default.aliases ?? [])
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
    const checkHealth = () =>
      start({ program: image.config.Healthcheck?.Test?.slice(1) ?? [], env: variables }).ended

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
      expect(output.trim().split('\n').sort()).toEqual([
        '/usr/local/lib/node_modules/@smart-mock/client/package.json',
        '/usr/local/lib/node_modules/smart-mock/package.json',
      ])
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
