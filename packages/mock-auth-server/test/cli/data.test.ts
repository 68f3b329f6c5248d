import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createFolder, createPatient, type Started, startCommandLine, startMock } from './started-mock.ts'

const snapshotOf = async ({ control }: Started) =>
  (await (await fetch(`${control}/tenants/default/snapshot`)).text())
    .trim()
    .split('\n')
    .map((l) => JSON.parse(l))
it('--data takes Bundles, NDJSON and gzip from a folder instead of the sample data', async () => {
  const dir = await createFolder()
  const entry = [
    { fullUrl: 'urn:uuid:aaaa', resource: { ...createPatient('aaaa') } },
    {
      fullUrl: 'urn:uuid:bbbb',
      resource: {
        ...{ resourceType: 'Observation', status: 'final', code: { text: 'x' } },
        subject: { reference: 'urn:uuid:aaaa' },
      },
    },
  ]
  await writeFile(
    join(dir, 'bundle.json.gz'),
    gzipSync(JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry })),
  )
  await writeFile(
    join(dir, 'more.ndjson'),
    `${JSON.stringify(createPatient('c'))}\n{"resourceType":"Patient","id":7}\n`,
  )
  await writeFile(join(dir, 'notes.txt'), 'not data')
  const mock = await startMock('--data', dir)
  const resources = await snapshotOf(mock)
  expect(resources.map(({ resourceType, id }) => `${resourceType}/${id}`).sort()).toEqual([
    'Observation/bbbb',
    'Patient/aaaa',
    'Patient/c',
  ])
  expect(resources.find(({ id }) => id === 'bbbb').subject).toEqual({ reference: 'Patient/aaaa' })
  expect(mock.stderr()).toMatch(/skipped more\.ndjson:2: /)
  expect(mock.stderr()).toContain('3 resources loaded, 1 skipped')
  await mock.end()
}, 60_000)

it('keeps decimals, versions and documents of --data, character by character, until --save', async () => {
  const [dir, saved] = [await createFolder(), join(await createFolder(), 'saved.ndjson')]
  const meta = '"meta":{"versionId":"abc","lastUpdated":"2020-02-02T02:02:02.020Z"}'
  const value = '"valueQuantity":{"value":123456789012345678.10,"unit":"urn:uuid:aaaa"}'
  const observation = `{"resourceType":"Observation","id":"o",${meta},"status":"final","code":{"text":"x"},${value}}`
  const entry = `{"fullUrl":"urn:uuid:aaaa","resource":${observation}}`
  const document = `{"resourceType":"Bundle","id":"b",${meta},"type":"collection","entry":[${entry}]}`
  await writeFile(join(dir, 'document.json'), document)
  const mock = await startMock('--data', dir, '--save', saved)
  const lines = [document, observation].map((line) => `${line}\n`).join('')
  expect(await (await fetch(`${mock.control}/tenants/default/snapshot`)).text()).toBe(lines)
  await mock.end()
  expect(await readFile(saved, 'utf8')).toBe(lines)
}, 60_000)

it('--sample chooses a set: the same people with other records', async () => {
  const mock = await startMock('--sample', 'ips')
  const resources = await snapshotOf(mock)
  const of = (type: string) => resources.filter((each) => each.resourceType === type)
  expect(of('Patient')).toHaveLength(30)
  expect(of('Composition')).toHaveLength(30)
  expect(of('Patient')[0].meta.profile).toEqual([
    'http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips',
  ])
  await mock.end()
}, 60_000)

it('saves at the end what --load reads, also when the file is missing at first', async () => {
  const file = join(await createFolder(), 'kept.ndjson')
  const first = await startMock('--load', file, '--save', file)
  const before = await snapshotOf(first)
  expect(await first.end()).toBe(143)
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  expect(lines).toHaveLength(before.length)
  await writeFile(file, `${lines.slice(0, 5).join('\n')}\n`)
  const second = await startMock('--load', file)
  expect(await snapshotOf(second)).toEqual(lines.slice(0, 5).map((line) => JSON.parse(line)))
  await second.end()
}, 60_000)

it('says in one line how many resources are there twice', async () => {
  const file = join(await createFolder(), 'twice.ndjson')
  await writeFile(file, `${JSON.stringify(createPatient('a'))}\n`.repeat(500))
  const mock = await startMock('--data', file)
  expect(mock.stderr()).toContain(
    `skipped 499 that were there before, first ${file}:2: Patient/a is there twice`,
  )
  expect(mock.stderr().trim().split('\n')).toHaveLength(2)
  await mock.end()
}, 60_000)

it.each([
  [['--sample', 'x'], /--sample must be one of us-core, ips, au-core, minimal, not x/],
  [['--sample', 'ips', '--data', 'x'], /--sample cannot be combined with --data/],
  [['--sample', 'ips', '--upstream', 'http://x/fhir'], /--sample cannot be combined with --upstream/],
  [['--data', '/nowhere'], /--data \/nowhere: the file or folder does not exist/],
  [['--load', '/nowhere'], /--load \/nowhere: the file or folder does not exist/],
  [['--save', '/nowhere/x.ndjson'], /--save \/nowhere\/x\.ndjson: its folder does not exist/],
  [['--data', 'scripts'], /the folder has no \.json, \.ndjson or \.jsonl file/],
  [['--data', 'package.json'], /no resource could be loaded \(.*resourceType/],
])(
  'reports the problem with %j and exits',
  async (args, message) => {
    expect(await startCommandLine([], ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(message),
    })
  },
  60_000,
)

it.each([
  [['--record', 'x'], /--record requires --upstream <FHIR base>/],
  [['--upstream', 'ftp://x'], /--upstream must be an http\(s\) URL/],
  [['--upstream', 'http://127.0.0.1:9/fhir'], /--upstream http:\/\/127\.0\.0\.1:9\/fhir: .*is unreachable/],
  [['--upstream', 'http://x/fhir', '--upstream-basic', 'u'], /--upstream-basic must be user:password/],
  [['--upstream', 'http://x/fhir', '--data', 'y'], /cannot be combined with --data/],
  [['--upstream', 'http://x/fhir', '--replay', '/nowhere'], /--upstream http:\/\/x\/fhir: ENOENT/],
])(
  'reports the problem with %j',
  async (args, message) => {
    expect(await startCommandLine([], ...args)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(message),
    })
  },
  60_000,
)

it('records another server with client credentials and replays it offline', async () => {
  const behind = await startMock()
  const file = join(await createFolder(), 'record.ndjson')
  const service = ['--upstream-client', 'smart-backend:x', '--upstream-token-url', `${behind.control}/none`]
  expect(await startCommandLine([], '--upstream', behind.fhirBase, ...service)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('issued no token'),
  })
  const { createServer } = await import('node:http')
  const patients = { resourceType: 'Bundle', type: 'searchset', entry: [{ resource: createPatient('zoe') }] }
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization)
    const body = request.url === '/token' ? { access_token: 'secret-token', expires_in: 300 } : patients
    response.setHeader('Content-Type', 'application/fhir+json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const base = `http://127.0.0.1:${port}/fhir`
  const login = ['--upstream-client', 'me:pw', '--upstream-token-url', `http://127.0.0.1:${port}/token`]
  const recording = await startMock('--upstream', base, ...login, '--record', file)
  await recording.end()
  server.close()
  expect(asked).toEqual([`Basic ${btoa('me:pw')}`, 'Bearer secret-token', 'Bearer secret-token'])
  const record = await readFile(file, 'utf8')
  expect(record).toContain('zoe')
  expect(record).not.toContain('secret-token')
  const offline = await startMock('--upstream', base, '--replay', file)
  expect(await snapshotOf(offline)).toMatchObject([{ resourceType: 'Patient', id: 'zoe' }])
  await offline.end()
  await behind.end()
}, 60_000)
