import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { findUnknownVariables } from '../../image/find-unknown-variables.ts'
import { root } from '../../workspace/root.mjs'
import { findManifestProblems } from './find-manifest-problems.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { version } = JSON.parse(read('packages/mock-auth-server/package.json'))
const IMAGE = `smart-mock/smart-mock:${version}`

describe('kubernetes-shared.yaml', () => {
  const text = read('examples/deploy/kubernetes-shared.yaml')

  it('has no name that leads nowhere', () => {
    expect(findManifestProblems(text)).toEqual([])
  })

  it.each([
    [
      'selector: { app: smart-sandbox-mock }',
      'selector: { app: other }',
      'service smart-sandbox-mock selects no pods',
    ],
    ['containerPort: 4012', 'containerPort: 4013', 'service smart-sandbox-mock has port 4012'],
    ['serviceName: smart-sandbox-mock', 'serviceName: other', 'smart-sandbox-mock has no service other'],
    ['matchLabels: { app: smart-sandbox-valkey }', 'matchLabels: { app: x }', 'does not select its own pods'],
    ['name: smart-sandbox, key', 'name: other, key', 'other is not created'],
    ['name: smart-sandbox-haproxy\n---', 'name: other\n---', 'other is not created'],
    ['valkey://smart-sandbox-valkey', 'valkey://other', 'SMART_MOCK_STORE is at valkey://other'],
    ['mock-1.smart-sandbox-mock.default', 'mock-1.other.default', 'MOCK_2 is at smart-sandbox-mock-1.other'],
    ['mock-1.smart-sandbox-mock.default.svc.cluster.local', 'mock-1', 'MOCK_2 is at smart-sandbox-mock-1,'],
    [
      'name: smart-sandbox, port: { name: canary }',
      'name: smart-sandbox, port: { name: x }',
      'which is nowhere',
    ],
    ['- host: canary.example.com', '- host: rogue.example.com', 'rogue.example.com has no certificate'],
  ])('would not hide %j replaced by %j', (part, other, problem) => {
    expect(text).toContain(part)
    expect(findManifestProblems(text.replace(part, other)).join('\n')).toContain(problem)
  })

  it('starts as many processes as HAProxy has servers, with the image and options of this version', () => {
    const servers = read('examples/deploy/haproxy-shared.cfg').match(/server mock\d .*:4010" port/g)
    expect(text.match(/replicas: (\d)/g)).toContain(`replicas: ${servers?.length}`)
    expect(text.match(/name: MOCK_\d/g)).toHaveLength(servers?.length ?? 0)
    expect(text).toContain(IMAGE)
    expect(findUnknownVariables(text)).toEqual([])
  })
})

describe('compose-shared.yaml', () => {
  const text = read('examples/deploy/compose-shared.yaml')
  const { services, volumes } = parse(text, { merge: true })

  it('starts three processes of this version, which publish the same URLs and share a store', () => {
    const mocks = ['mock-1', 'mock-2', 'mock-3'].map((name) => services[name])
    for (const [n, { environment, ...mock }] of mocks.entries()) {
      expect(mock).toEqual({ ...mocks[0], environment: undefined })
      expect(environment).toEqual({ ...mocks[0].environment, SMART_MOCK_PEER_HOST: `mock-${n + 1}` })
    }
    expect(mocks[0].image).toBe(IMAGE)
    expect(findUnknownVariables(text)).toEqual([])
    const { hostname, port } = new URL(mocks[0].environment.SMART_MOCK_STORE)
    expect([hostname, port]).toEqual(['valkey', '6379'])
    expect(Object.keys(services)).toContain(hostname)
  })

  it('lets HAProxy alone be reached, under the names that the processes publish', () => {
    const published = Object.keys(services).filter((name) => services[name].ports !== undefined)
    expect(published).toEqual(['haproxy'])
    const { networks, volumes: mounts, depends_on } = services.haproxy
    const { SMART_MOCK_PUBLIC_URL, SMART_MOCK_CANARY_URL } = services['mock-1'].environment
    const names = [SMART_MOCK_PUBLIC_URL, SMART_MOCK_CANARY_URL].map((url) => new URL(url).hostname)
    expect(networks.default.aliases).toEqual(names)
    expect(Object.keys(depends_on)).toEqual(['mock-1', 'mock-2', 'mock-3'])
    expect(existsSync(join(root, 'examples/deploy', mounts[0].split(':')[0]))).toBe(true)
  })

  it('has what Valkey wrote after a restart', () => {
    expect(services.valkey.command.join(' ')).toContain('--appendonly yes --appendfsync always')
    expect(services.valkey.volumes).toEqual(['valkey:/data'])
    expect(Object.keys(volumes)).toEqual(['valkey'])
  })

  it('has the processes that Prometheus asks in the guide', () => {
    const [, code = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(read('docs/guides/shared-sandbox.md')) ?? []
    const names = Object.keys(services).filter((name) => name.startsWith('mock-'))
    expect(parse(code).static_configs).toEqual([{ targets: names.map((name) => `${name}:4011`) }])
  })
})
