import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { findUnknownVariables } from '../../image/find-unknown-variables.ts'
import { findCommandLine } from '../../workspace/command-line.mjs'
import { root } from '../../workspace/root.mjs'
import { HOSTS, readDeployFile } from './deploy-files.ts'
import { findKubernetesProblems } from './find-kubernetes-problems.ts'
import { readUnitCommand } from './start-unit.ts'

const { version } = JSON.parse(readFileSync(join(root, 'packages/mock-auth-server/package.json'), 'utf8'))
const IMAGE = `smart-mock/smart-mock:${version}`
const PORTS = { server: 4010, control: 4011, canary: 4012 }
const config = JSON.parse(readDeployFile('smart-mock.json'))
const folder = mkdtempSync(join(tmpdir(), 'smart-mock-deploy-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('smart-mock.json', () => {
  it('has the hosts of the proxies, and a budget for which every file sets a heap', () => {
    const { publicUrl, controlUrl, canaryUrl, memory } = config
    expect([publicUrl, controlUrl, canaryUrl]).toEqual(HOSTS.map((host) => `https://${host}`))
    for (const file of ['smart-mock.service', 'smart-mock@.service', 'compose.yaml', 'kubernetes.yaml']) {
      const [, heap] = /--max-old-space-size=(\d+)/.exec(readDeployFile(file)) ?? []
      expect(Number(heap), file).toBeGreaterThanOrEqual(memory * 1.5)
    }
  })
})

it('no file sets a variable that is no option', () => {
  for (const file of ['smart-mock.service', 'smart-mock@.service', 'compose.yaml', 'kubernetes.yaml'])
    expect(findUnknownVariables(readDeployFile(file)), file).toEqual([])
})

describe.each(['smart-mock.service', 'smart-mock@.service'])('%s', (file) => {
  const unit = readDeployFile(file)
  /** Runs the command of the unit up to the point at which its options are read. */
  const runCommand = (text: string) => {
    const args = readUnitCommand(text, 'ExecStart', { instance: '1', ports: {} })
    return spawnSync(process.execPath, [...findCommandLine('mock-auth-server'), ...args, '--version'], {
      encoding: 'utf8',
      env: {
        ...process.env,
        SMART_MOCK_CONTROL_TOKEN: 'a-token-for-tests',
        SMART_MOCK_STORE: 'valkey://localhost:6379',
      },
    })
  }

  it('starts the mock with options that it has, at the ports of the proxies', () => {
    const { stdout, stderr } = runCommand(unit)
    expect([stdout.trim(), stderr]).toEqual([version, ''])
    for (const [name, port] of Object.entries(PORTS))
      expect(unit).toContain(name === 'server' ? `--port ${port}` : `--${name}-port ${port}`)
    expect(runCommand(unit.replace('--canary-port', '--canary')).status).toBe(2)
  })

  const isHere = spawnSync('systemd-analyze', ['--version']).status === 0
  it.skipIf(!isHere)(
    isHere ? 'is a unit without faults' : 'is a unit without faults (systemd-analyze cannot be started here)',
    () => {
      const program = join(folder, 'smart-mock')
      writeFileSync(program, '#!/bin/sh\n')
      chmodSync(program, 0o755)
      const verify = (text: string) => {
        // A template is verified as one of its instances.
        const copy = join(folder, file.replace('@', '@1'))
        writeFileSync(copy, text.replaceAll('/usr/bin/smart-mock', program))
        const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', copy], {
          encoding: 'utf8',
        })
        return `${stdout}${stderr}`.split('\n').filter((line) => line.includes(copy))
      }
      expect(verify(unit)).toEqual([])
      expect(verify(unit.replace('Restart=', 'Restarts=')).join()).toContain('Restarts')
      expect(verify(unit.replace('on-failure', 'sometimes')).join()).toContain('sometimes')
    },
  )
})

describe('compose.yaml', () => {
  const { services, secrets } = parse(readDeployFile('compose.yaml').replace(/\$\{(\w+):\?[^}]*\}/g, '$1'))

  it('starts the image of this version, behind a proxy that shares its network', () => {
    expect(services.mock.image).toBe(IMAGE)
    expect(services.mock.ports).toContain('443:443')
    expect([services.proxy.network_mode, services.prometheus.network_mode]).toEqual(
      Array(2).fill('service:mock'),
    )
    expect(services.proxy.depends_on.mock.condition).toBe('service_healthy')
  })

  it('mounts files of its folder, and the token where Prometheus looks for it', () => {
    const volumes: string[] = Object.values<{ volumes: string[] }>(services).flatMap((each) => each.volumes)
    const files = volumes.map((volume) => volume.split(':')[0] ?? '').filter((file) => /\.\w+$/.test(file))
    expect(files).toHaveLength(3)
    for (const file of files) expect(existsSync(join(root, 'examples/deploy', file)), file).toBe(true)
    const [scrape] = parse(readDeployFile('prometheus.yml')).scrape_configs
    expect(scrape.authorization).toEqual({
      type: 'Bearer',
      credentials_file: `/run/secrets/${services.prometheus.secrets[0]}`,
    })
    expect(secrets[services.prometheus.secrets[0]].environment).toBe('SMART_MOCK_CONTROL_TOKEN')
    expect([scrape.metrics_path, scrape.static_configs[0].targets]).toEqual([
      '/metrics',
      [`127.0.0.1:${PORTS.control}`],
    ])
  })
})

describe('kubernetes.yaml', () => {
  const text = readDeployFile('kubernetes.yaml')
  const [server, control, canary] = HOSTS
  const expected = { image: IMAGE, ports: PORTS, hosts: { server, control, canary } }

  it('serves the mock at its hosts', () => {
    expect(findKubernetesProblems(text, expected)).toEqual([])
  })

  it.each([
    ['replicas: 1', 'replicas: 2', 'two processes would serve at once'],
    ['type: Recreate', 'type: RollingUpdate', 'two processes would serve at once'],
    [
      'matchLabels: { app: sandbox }',
      'matchLabels: { app: mock }',
      'the Deployment does not select its pods',
    ],
    ['selector: { app: sandbox }', 'selector: { app: mock }', 'the Service does not select the pods'],
    [`:${version}`, ':latest', `starts another image than ${IMAGE}`],
    ['containerPort: 4012', 'containerPort: 4013', 'the container has no port canary 4012'],
    ['targetPort: server', 'targetPort: control', 'the Service has no port server 4010'],
    ['{ path: /health,', '{ path: /,', 'the livenessProbe does not ask /health'],
    ['- name: data', '- name: date', 'there is no volume data'],
    ['host: canary.example.org', 'host: canary.example.com', `${canary} does not lead to the port canary`],
    ['canary.example.org]', 'canary.example.com]', `${canary} has no certificate`],
  ])('would not hide %s replaced by %s', (part, other, problem) => {
    expect(findKubernetesProblems(text.replace(part, other), expected)).toEqual([problem])
  })
})
