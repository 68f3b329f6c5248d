import type { Answer } from './recovering-wire.ts'

type Json = Record<string, unknown>

export interface RecoveringFhir {
  readonly base: string
  readonly patient: string
  /** Sends a request with a token, refreshed once when it is refused; never to another origin. */
  ask(
    url: string,
    request?: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Answer>
  granted(scope: string): boolean
  /** Shows a problem in the page. */
  show(problem: string): void
}

const PAGES = 50
const JSON_TYPE = { 'Content-Type': 'application/fhir+json' }

/** Reads, searches and writes a chart, and uses only the resources that it requested. */
export async function callFhirCarefully(client: RecoveringFhir): Promise<void> {
  const { base, patient, granted } = client
  if (granted('patient/Patient.r')) await read(client, 'Patient', patient)
  if (granted('patient/Condition.s')) await search(client, `${base}/Condition?patient=${patient}`)
  if (granted('patient/Observation.s'))
    await search(client, `${base}/Observation?_count=20&patient=${patient}`)
  if (granted('patient/Observation.c')) await write(client)
  if (granted('patient/Observation.s')) await batch(client)
}

/** Reads the resource of that type and id, with its ETag. */
async function read(client: RecoveringFhir, type: string, id: string): Promise<Json | undefined> {
  const answer = await client.ask(`${client.base}/${type}/${id}`)
  const { json } = answer
  if (answer.status !== 200 || json?.resourceType !== type || json.id !== id) {
    client.show(`${type}/${id} cannot be shown (${answer.status})`)
    return undefined
  }
  return json
}

async function search(client: RecoveringFhir, first: string): Promise<void> {
  const seen = new Set<string>()
  let next: string | undefined = first
  while (next !== undefined) {
    if (seen.has(next) || seen.size >= PAGES) return client.show('the list may not be complete')
    seen.add(next)
    const { status, json } = await client.ask(next)
    if (status !== 200 || json?.resourceType !== 'Bundle')
      return client.show(`the list is not complete (${status})`)
    const links = (json.link ?? []) as { relation: string; url: string }[]
    const self = links.find(({ relation }) => relation === 'self')?.url
    if (self !== undefined) seen.add(self)
    next = links.find(({ relation }) => relation === 'next')?.url
    if (next === undefined) return
    if (/^https?:/.test(next) && !next.startsWith(`${client.base}/`))
      return client.show('a page lies elsewhere')
    next = absolute(next, client.base)
  }
}

/** Returns the absolute URL of a link, otherwise unchanged byte by byte. */
function absolute(link: string, base: string): string {
  if (/^https?:/.test(link)) return link
  return link.startsWith('/') ? new URL(base).origin + link : `${base}/${link}`
}

async function write(client: RecoveringFhir): Promise<void> {
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Steps' },
    subject: { reference: `Patient/${client.patient}` },
  }
  const body = JSON.stringify(observation)
  const created = await client.ask(`${client.base}/Observation`, { method: 'POST', headers: JSON_TYPE, body })
  const location = created.header('location') ?? created.header('content-location')
  const id = created.json?.resourceType === 'Observation' ? created.json.id : idIn(location, client.base)
  if (![200, 201, 202].includes(created.status) || typeof id !== 'string') {
    return client.show(`it was not saved (${created.status})`)
  }
  for (let attempt = 0; attempt < 3; attempt++) {
    const current = await read(client, 'Observation', id)
    if (!current) return
    const version = (current.meta as { versionId?: string } | undefined)?.versionId
    const { status } = await client.ask(`${client.base}/Observation/${id}`, {
      method: 'PUT',
      headers: { ...JSON_TYPE, ...(version === undefined ? {} : { 'If-Match': `W/"${version}"` }) },
      body: JSON.stringify({ ...observation, id, valueInteger: 8000 }),
    })
    if (status === 200) return
    if (status !== 412 && status !== 409) return client.show(`it was not changed (${status})`)
  }
}

function idIn(location: string | undefined, base: string): string | undefined {
  if (!location?.startsWith(`${base}/`)) return undefined
  return location.slice(base.length).split('/')[2]
}

async function batch(client: RecoveringFhir): Promise<void> {
  const entry = [{ request: { method: 'GET', url: `Condition?patient=${client.patient}&_count=1` } }]
  const { status } = await client.ask(client.base, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
  })
  if (status !== 200) client.show(`the overview cannot be shown (${status})`)
}
