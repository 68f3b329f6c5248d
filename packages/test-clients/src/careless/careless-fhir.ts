import type { RawReply, RawRequest } from '../send-raw-request.ts'

/**
 * The means by which the careless client sends requests: each carries its token and is repeated until it
 * succeeds.
 */
interface CarelessFhir {
  readonly base: string
  readonly patient: string
  ask(url: string, request?: RawRequest): Promise<RawReply>
  /** Sends a request without a token, like the browser's request for an image or its preflight. */
  plain(url: string, request?: RawRequest): Promise<RawReply>
}

const PAGES = 6
const JSON_TYPE = { 'Content-Type': 'application/fhir+json' }

/** Reads, searches and writes a chart, follows every link, and renders everything it receives. */
export async function callFhirCarelessly(client: CarelessFhir): Promise<void> {
  const { base, patient } = client
  await client.plain(`${base}/Patient/${patient}`, {
    method: 'OPTIONS',
    headers: { 'Access-Control-Request-Method': 'GET', 'Access-Control-Request-Headers': 'authorization' },
  })
  await look(client, await client.ask(`${base}/Patient/${patient}`))
  await look(client, await client.ask(`${base}/Condition?patient=${patient}`))
  await pages(client)
  await write(client)
  await batch(client)
}

async function pages(client: CarelessFhir): Promise<void> {
  let next: string | undefined = `${client.base}/Observation?_count=5&patient=${client.patient}`
  for (let page = 0; next !== undefined && page < PAGES; page++) {
    const reply = await client.ask(next)
    await look(client, reply)
    const links = (parsed(reply.body) as { link?: unknown } | undefined)?.link
    const link = Array.isArray(links) ? links.find(({ relation }) => relation === 'next') : undefined
    next = link === undefined ? undefined : new URL(String(link.url), `${client.base}/`).href
  }
}

async function write(client: CarelessFhir): Promise<void> {
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    code: { text: 'Steps' },
    subject: { reference: `Patient/${client.patient}` },
  }
  const created = await client.ask(`${client.base}/Observation`, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify(observation),
  })
  const location = headerOf(created, 'location')
  if (created.status !== 201 || location === undefined) return
  const url = new URL(location, `${client.base}/`).href.replace(/\/_history\/.*$/, '')
  const read = await client.ask(url)
  const { id } = (parsed(read.body) ?? {}) as { id?: string }
  await client.ask(url, {
    method: 'PUT',
    headers: { ...JSON_TYPE, 'If-Match': headerOf(read, 'etag') ?? 'W/"1"' },
    body: JSON.stringify({ ...observation, id, valueInteger: 8000 }),
  })
}

async function batch(client: CarelessFhir): Promise<void> {
  const entry = ['Condition', 'Observation'].map((type) => ({
    request: { method: 'GET', url: `${type}?patient=${client.patient}&_count=1` },
  }))
  await client.ask(client.base, {
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }),
  })
}

/** Follows every external reference with the token, and loads everything that the text makes a page load. */
async function look(client: CarelessFhir, reply: RawReply): Promise<void> {
  const found = new Set<string>()
  const pictures = new Set<string>()
  for (const name of ['content-location', 'location']) {
    const value = headerOf(reply, name)
    if (value !== undefined) found.add(value)
  }
  walk(parsed(reply.body), (key, value) => {
    if ((key === 'reference' || key === 'url') && /^(https?:|Patient\/)/.test(value)) found.add(value)
    for (const [, picture = ''] of value.matchAll(/src="(http[^"]*)"/g)) pictures.add(picture)
  })
  const own = `Patient/${client.patient}`
  const foreign = [...found].filter((url) => url !== own && !url.startsWith(client.base))
  const followed = foreign.filter((url) => /^(https?:\/\/(localhost|127)|Patient\/)/.test(url))
  for (const url of followed.slice(0, 3)) await client.ask(new URL(url, `${client.base}/`).href)
  for (const url of [...pictures].slice(0, 3)) await client.plain(url)
}

function walk(value: unknown, visit: (key: string, value: string) => void, key = ''): void {
  if (typeof value === 'string') visit(key, value)
  else if (Array.isArray(value)) for (const each of value) walk(each, visit, key)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) walk(inner, visit, name)
  }
}

function headerOf(reply: RawReply, name: string): string | undefined {
  return reply.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
