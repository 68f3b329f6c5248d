import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { configSchema } from './config-schema.ts'
import { parseOptions } from './options/parse-options.ts'
import { START_OPTIONS } from './options/server-options.ts'
import { createSettings, readSettings } from './settings.ts'

const file = async (content: unknown) => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-mock-'))
  const path = join(folder, 'smart-mock.json')
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return { path, folder }
}

it('accepts everything that the command line accepts, and gives the command line precedence', async () => {
  const { path } = await file({
    port: 0,
    publicUrl: 'https://ehr.example',
    seed: 7,
    patient: 'lucas-labs',
    https: true,
    options: { pkce: 'optional', style: null },
    faults: ['state-changed', { fault: 'invalid-grant', times: 2, when: { clientId: 'app-*' } }],
  })
  const settings = await readSettings(['--config', path, '--seed', '8', '--fault', 'keys-rotated'])
  expect(settings.mock).toMatchObject({
    ports: { public: 0, control: { from: 4011 } },
    publicUrl: 'https://ehr.example',
    seed: 8,
    options: { pkce: 'optional', style: undefined, autoApprove: { patient: 'lucas-labs' } },
  })
  expect(settings.certificate.https).toBe(true)
  expect(settings.faults).toEqual([
    'state-changed',
    { fault: 'invalid-grant', times: 2, when: { clientId: 'app-*' } },
    'keys-rotated',
  ])
})

it('gives the command line precedence over the environment, that over the file, and the file over defaults', async () => {
  const { path } = await file({ seed: 1, port: 1, host: 'file', https: true, patient: 'amy-shaw' })
  const environment = {
    SMART_MOCK_CONFIG: path,
    SMART_MOCK_SEED: '2',
    SMART_MOCK_PORT: '2',
    SMART_MOCK_HTTPS: '0',
  }
  const read = async (args: readonly string[], variables: NodeJS.ProcessEnv) => {
    const { mock, certificate } = await createSettings(parseOptions('start', args, variables))
    const { public: port, canary } = mock.ports ?? {}
    return [mock.seed, port, mock.host, certificate.https, mock.options?.autoApprove?.patient, canary]
  }
  const byDefault = [undefined, { from: 4010 }, undefined, false, undefined, { from: 4012 }]
  expect(await read([], {})).toEqual(byDefault)
  expect(await read(['--config', path], {})).toEqual([1, 1, 'file', true, 'amy-shaw', { from: 4012 }])
  expect(await read([], environment)).toEqual([2, 2, 'file', false, 'amy-shaw', { from: 4012 }])
  expect(await read(['--seed', '3', '--https'], environment)).toEqual([
    3,
    2,
    'file',
    true,
    'amy-shaw',
    { from: 4012 },
  ])
})

it('has every option by its name in camel case, except those about one client and this call', () => {
  const elsewhere = new Set([
    'client-id',
    'redirect-uri',
    'native-scheme',
    'launch-url',
    'secret',
    'fault',
    'config',
    'help',
    'version',
    'watch',
  ])
  const names = Object.keys(START_OPTIONS).filter((name) => !elsewhere.has(name))
  for (const name of names) {
    expect(Object.keys(configSchema.shape)).toContain(
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    )
  }
})

it('allows findings, by the command line before the file, and refuses a misspelt rule', async () => {
  const { path } = await file({ allow: { 'state-entropy': 'file', 'discovery-first': 'file' } })
  const { mock } = await readSettings(['--config', path, '--allow', 'state-entropy=a=b'])
  expect(mock.allow).toEqual({ 'state-entropy': 'a=b', 'discovery-first': 'file' })
  const near = 'rule "state-entrpy" does not exist (did you mean state-entropy?)'
  const misspelt = await file({ tenants: { north: { allow: { 'state-entrpy': 'x' } } } })
  await expect(readSettings(['--config', misspelt.path])).rejects.toThrow(`tenants.north.allow: ${near}`)
  await expect(readSettings(['--allow', 'state-entrpy=x'])).rejects.toThrow(`--allow: ${near}`)
  await expect(readSettings(['--allow', 'state-entropy='])).rejects.toThrow('state-entropy requires a reason')
  await expect(readSettings(['--allow', 'state-entropy'])).rejects.toThrow('--allow must be a rule with the')
})

it('accepts clients of every type, and tenants', async () => {
  const { path } = await file({
    clients: [{ clientId: 'app', redirectUris: ['http://localhost:3000/cb'] }],
    tenants: { north: { clients: [{ clientId: 'b', type: 'confidential-symmetric', secret: 's' }] } },
  })
  const settings = await readSettings([
    '--config',
    path,
    '--client-id',
    'cli',
    '--redirect-uri',
    'http://localhost:1/cb',
  ])
  expect(settings.mock.clients?.map(({ clientId, name, type }) => [clientId, name, type])).toEqual([
    ['app', 'app', 'public'],
    ['cli', 'cli', 'public'],
  ])
  expect(settings.tenants?.north?.clients?.[0]?.clientId).toBe('b')
})

it('gives a client the type that its credentials imply', async () => {
  const redirectUris = ['http://localhost:3000/cb']
  const keys = { jwksUri: 'http://localhost:3000/jwks.json' }
  const { path } = await file({
    clients: [
      { clientId: 'page', redirectUris },
      { clientId: 'site', redirectUris, secret: 's' },
      { clientId: 'signer', redirectUris, ...keys },
      { clientId: 'service', ...keys, scope: 'system/*.rs' },
      { clientId: 'said', redirectUris, type: 'confidential-symmetric', secret: 's' },
    ],
  })
  const { mock } = await readSettings(['--config', path])
  expect(mock.clients?.map(({ type }) => type)).toEqual([
    'public',
    'confidential-symmetric',
    'confidential-asymmetric',
    'backend',
    'confidential-symmetric',
  ])
})

it('lets user and patient choose, and asks for consent as the option says', async () => {
  const { path } = await file({
    user: 'Practitioner/dr-okafor',
    options: { autoApprove: { consent: 'ask', user: 'Patient/amy-shaw' } },
  })
  const approval = async (...args: string[]) =>
    (await readSettings(['--config', path, ...args])).mock.options?.autoApprove
  expect(await approval('--patient', 'amy-shaw')).toEqual({
    user: 'Practitioner/dr-okafor',
    patient: 'amy-shaw',
    consent: 'ask',
  })
  expect(await approval('--auto-approve')).toMatchObject({ consent: 'given' })
})

it('resolves relative paths against the folder of the file', async () => {
  const { path, folder } = await file({ data: 'patients', load: '/absolute.ndjson' })
  expect(await readSettings(['--config', path])).toMatchObject({
    data: join(folder, 'patients'),
    load: '/absolute.ndjson',
  })
})

it.each([
  [{ autoApprove: true, options: { autoApprove: { consent: 'ask' } } }, /consent is ask/],
  [{ prot: 1 }, /Unrecognized key: "prot"/],
  [{ port: 'x' }, /: port: /],
  [{ tenants: { a: { options: { pkce: 'maybe' } } } }, /tenants\.a\.options\.pkce: /],
  [{ tenants: { 'A B': {} } }, /tenants/],
  [{ faults: [{ name: 'state-changed' }] }, /faults\.0/],
  [
    { clients: [{ clientId: 'a', type: 'public', secret: 's' }] },
    /clients\.0: .*a public client has no secret/,
  ],
  [{ clients: [{ clientId: 'a', redirectUris: ['http://far.example/'] }] }, /clients\.0: .*plain http/],
  [{ tenants: { a: { clients: [{ clientId: 'b', type: 'backend' }] } } }, /tenants\.a\.clients\.0: .*jwks/],
  ['{', /is not JSON/],
  ['[]', /file: /],
  [{ upstreamBasic: 'a:b' }, /--upstream-basic requires --upstream/],
])('names the wrong key of %j', async (content, says) => {
  const { path } = await file(content)
  await expect(readSettings(['--config', path])).rejects.toThrow(says)
})

it('reports an unreadable file', async () => {
  await expect(readSettings(['--config', '/nowhere/smart-mock.json'])).rejects.toThrow('cannot be read')
})
