import { bearer } from '../../../support/handshake.ts'
import { readJson, type WalkedTenant, type Walker } from '../walker.ts'
import { APPROVED, PAGE_ORIGIN } from './sign-in.ts'
import { logIn } from './tokens.ts'

type Send = (name: string, method: string, path: string, more?: SendMore) => Promise<unknown>
interface SendMore {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const READS = [
  'Patient/amy-shaw',
  'Patient/lucas-labs',
  'Patient/none',
  'Patient',
  'Patient?name=shaw',
  'Patient?_id=amy-shaw&_revinclude=Observation:subject&_count=2',
  'Patient/amy-shaw/_history',
  'Patient/amy-shaw/_history/1',
  'Patient/amy-shaw/$everything?_count=2',
  'Practitioner/dr-okafor',
  'Observation?category=laboratory&_count=2',
  'Observation?patient=amy-shaw&_count=3&_sort=-date',
  'Observation?_summary=count',
  'Observation?_total=none&_count=1',
  'Observation?_total=accurate&_count=1',
  'Observation?nonsense=1',
  'Observation?date=x',
  'Observation?_count=0',
  'Observation?_count=x',
  'Observation?_cursor=x',
  'Observation?code=http://loinc.org|2093-3',
  'Observation?code=none',
  'Observation?_lastUpdated=gt2020-01-01&_count=1',
  'Condition?_include=Condition:subject&_count=2',
  'Encounter?_elements=status&_count=2',
  'Nonsense',
  'Nonsense/1',
  '_history?_count=1',
  '?_type=Patient',
  'ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender',
  '$nonsense',
]
const TYPES = [undefined, 'application/fhir+xml', 'application/json', 'text/html', 'text/csv']
const OBSERVATION = {
  resourceType: 'Observation',
  status: 'final',
  code: { text: 'Steps' },
  subject: { reference: 'Patient/amy-shaw' },
  valueInteger: 7,
}
const createBundle = (type: string) => ({
  resourceType: 'Bundle',
  type,
  entry: [
    { request: { method: 'GET', url: 'Patient/amy-shaw' } },
    { request: { method: 'GET', url: 'Observation?_count=1' } },
    { request: { method: 'GET', url: type === 'batch' ? 'Nonsense/1' : 'Condition?_count=1' } },
    { request: { method: 'POST', url: 'Observation' }, resource: OBSERVATION },
  ],
})

/** Walks the FHIR API with the token of an app: reads and searches in every format, writes, batches and refusals. */
export async function walkFhir(walker: Walker): Promise<void> {
  const tenant = await walker.createTenant('fhir', { autoApprove: APPROVED })
  const { access_token } = await logIn(walker, tenant, 'of FHIR')
  const headers = { ...bearer(String(access_token)), ...PAGE_ORIGIN }
  const send: Send = async (name, method, path, more = {}) => {
    const { body = '', headers: others = { 'Content-Type': 'application/fhir+json' } } = more
    return walker.send(`FHIR: ${name}`, `${tenant.fhirBase}/${path}`, {
      method,
      headers: { ...headers, ...others },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }
  for (const path of READS)
    for (const type of TYPES)
      await walker.send(`FHIR: GET ${path} as ${type}`, `${tenant.fhirBase}/${path}`, {
        headers: { ...headers, ...(type !== undefined && { Accept: type }) },
      })
  await walkPages(walker, tenant, headers)
  await walkWrites(send)
  await walkRefusals(walker, tenant)
}

/** Follows the links of a search to its end. */
async function walkPages(
  walker: Walker,
  tenant: WalkedTenant,
  headers: Record<string, string>,
): Promise<void> {
  let url = `${tenant.fhirBase}/Observation?patient=amy-shaw&_count=20`
  for (let page = 1; url !== '' && page < 20; page += 1) {
    const { link = [] } = readJson(await walker.send(`FHIR: page ${page}`, url, { headers })) as Pick<
      fhir4.Bundle,
      'link'
    >
    url = link.find(({ relation }) => relation === 'next')?.url ?? ''
  }
}

async function walkWrites(send: Send): Promise<void> {
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  await send('POST a search', 'POST', 'Observation/_search', {
    ...{ headers: form, body: 'category=laboratory&_count=1' },
  })
  await send('create', 'POST', 'Observation', { body: OBSERVATION })
  await send('create minimally', 'POST', 'Observation', {
    ...{ body: OBSERVATION, headers: { 'Content-Type': 'application/fhir+json', Prefer: 'return=minimal' } },
  })
  await send('create where there is one', 'POST', 'Observation', {
    body: OBSERVATION,
    headers: { 'Content-Type': 'application/fhir+json', 'If-None-Exist': 'code:text=Steps' },
  })
  await send('create nothing', 'POST', 'Observation')
  await send('create an invalid one', 'POST', 'Observation', { body: { resourceType: 'Observation' } })
  await send('create another type', 'POST', 'Observation', { body: { resourceType: 'Patient' } })
  await send('create with text', 'POST', 'Observation', {
    headers: { 'Content-Type': 'text/plain' },
    body: 'x',
  })
  await send('create in XML', 'POST', 'Observation', {
    headers: { 'Content-Type': 'application/fhir+xml' },
    body: '<Observation xmlns="http://hl7.org/fhir"><status value="final"/><code><text value="Steps"/></code><subject><reference value="Patient/amy-shaw"/></subject></Observation>',
  })
  const steps = { ...OBSERVATION, id: 'steps' }
  await send('create by update', 'PUT', 'Observation/steps', { body: steps })
  await send('update', 'PUT', 'Observation/steps', { body: { ...steps, valueInteger: 8 } })
  await send('update an old version', 'PUT', 'Observation/steps', {
    body: steps,
    headers: { 'Content-Type': 'application/fhir+json', 'If-Match': 'W/"1"' },
  })
  await send('update with another id', 'PUT', 'Observation/other', { body: steps })
  await send('patch', 'PATCH', 'Observation/steps', {
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: [{ op: 'replace', path: '/valueInteger', value: 9 }],
  })
  await send('patch badly', 'PATCH', 'Observation/steps', {
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: [{ op: 'replace', path: '/none/x', value: 9 }],
  })
  await send('its history', 'GET', 'Observation/steps/_history')
  await send('unchanged', 'GET', 'Observation/steps', { headers: { 'If-None-Match': 'W/"3"' } })
  await send('delete', 'DELETE', 'Observation/steps')
  await send('read when deleted', 'GET', 'Observation/steps')
  await send('delete by a search', 'DELETE', 'Observation?status=x')
  for (const type of ['batch', 'transaction', 'collection'])
    await send(`a ${type}`, 'POST', '', { body: createBundle(type) })
  await send('a validation', 'POST', 'Observation/$validate', { body: OBSERVATION })
}

async function walkRefusals(walker: Walker, tenant: WalkedTenant): Promise<void> {
  const { access_token } = await logIn(walker, tenant, 'with few scopes', {
    scope: 'launch/patient patient/Patient.r patient/Observation.s?category=laboratory',
  })
  const few = bearer(String(access_token))
  for (const path of ['Patient/amy-shaw', 'Patient', 'Observation', 'Condition?_count=1', 'Condition/none'])
    await walker.send(`FHIR: few scopes, ${path}`, `${tenant.fhirBase}/${path}`, { headers: few })
  const others = { 'no token': {}, 'a wrong token': bearer('x'), Basic: { Authorization: 'Basic x' } }
  for (const [name, headers] of Object.entries(others)) {
    for (const type of ['application/fhir+json', 'application/fhir+xml'])
      await walker.send(`FHIR: ${name} as ${type}`, `${tenant.fhirBase}/Patient/amy-shaw`, {
        headers: { ...headers, ...PAGE_ORIGIN, Accept: type },
      })
  }
  await walker.send('FHIR: a token in the URL', `${tenant.fhirBase}/Patient?access_token=${access_token}`)
}
