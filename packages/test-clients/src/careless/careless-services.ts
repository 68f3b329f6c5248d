import type { RawReply, RawRequest } from '../send-raw-request.ts'

/** The services of the careless client beside the FHIR API, with the means to call them. */
interface CarelessServices {
  readonly base: string
  readonly patient: string
  readonly token: string
  readonly configuration: Record<string, unknown>
  /** The header that authenticates the client. */
  readonly basic: Readonly<Record<string, string>>
  /** Sends a request with the token, repeated until it succeeds. */
  ask(url: string, request?: RawRequest): Promise<RawReply>
  /** Sends a request without the token, repeated until it succeeds. */
  insist(url: string, request?: RawRequest): Promise<RawReply>
  openLinks(text: string): Promise<void>
}

const CODE = { system: 'https://app.example', code: 'preferences' }
const JSON_TYPE = { 'Content-Type': 'application/fhir+json' }

/** Introspects its token and continues with it regardless of the response, with the patient in it. */
export async function introspectCarelessly(client: CarelessServices): Promise<void> {
  const { base, token, patient, configuration } = client
  const reply = await client.ask(String(configuration.introspection_endpoint), form({ token }))
  const { patient: named } = parsed(reply.body) as { patient?: string }
  await client.ask(`${base}/Patient/${named ?? patient}`)
}

/** Revokes its token, and continues to use it, whether that failed or not. */
export async function logOutCarelessly(client: CarelessServices): Promise<void> {
  const { base, token, patient, configuration, basic } = client
  await client.insist(String(configuration.revocation_endpoint), form({ token }, basic))
  await client.ask(`${base}/Patient/${patient}`)
}

/** Stores its preferences, and runs everything that it finds stored. */
export async function storeStateCarelessly(client: CarelessServices): Promise<void> {
  const { base, patient, configuration } = client
  const [associated] = (configuration.associated_endpoints ?? []) as { url: string }[]
  const url = `${associated?.url}/Basic`
  const subject = `${base}/Patient/${patient}`
  const state = {
    resourceType: 'Basic',
    code: { coding: [CODE] },
    subject: { reference: subject },
    extension: [{ url: 'https://app.example/theme', valueString: '{"theme":"dark"}' }],
  }
  const created = await client.ask(url, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(state) })
  const { id } = parsed(created.body) as { id?: string }
  const body = JSON.stringify({ ...state, id })
  await client.ask(`${url}/${id}`, { method: 'PUT', headers: { ...JSON_TYPE, 'If-Match': 'W/"1"' }, body })
  const query = `code=${encodeURIComponent(`${CODE.system}|${CODE.code}`)}&subject=${encodeURIComponent(subject)}`
  await client.openLinks((await client.ask(`${url}?${query}`)).body)
}

/** Returns the FHIR base of the brand, unchecked. */
export async function findBrandBase({
  configuration,
  insist,
}: Pick<CarelessServices, 'configuration' | 'insist'>): Promise<string> {
  const reply = await insist(String(configuration.user_access_brand_bundle))
  const { entry = [] } = parsed(reply.body) as { entry?: { fullUrl: string; resource: BrandResource }[] }
  const wanted = configuration.user_access_brand_identifier as { value: string } | undefined
  const brands = entry.filter(({ resource }) => resource.resourceType === 'Organization')
  const brand = wanted
    ? brands.find(({ resource }) => resource.identifier?.some(({ value }) => value === wanted.value))
    : brands[0]
  const logo = brand?.resource.extension?.flatMap(({ extension }) => extension ?? [])
  for (const { url, valueUrl } of logo ?? []) if (url === 'brandLogo') await insist(String(valueUrl))
  const [{ reference } = { reference: '' }] = brand?.resource.endpoint ?? []
  return String(entry.find(({ fullUrl }) => fullUrl === reference)?.resource.address)
}

interface BrandResource {
  readonly resourceType: string
  readonly address?: string
  readonly identifier?: readonly { readonly value: string }[]
  readonly endpoint?: readonly { readonly reference: string }[]
  readonly extension?: readonly {
    readonly extension?: readonly { readonly url: string; readonly valueUrl?: string }[]
  }[]
}

function form(fields: Record<string, string>, headers: Readonly<Record<string, string>> = {}): RawRequest {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: `${new URLSearchParams(fields)}`,
  }
}

function parsed(text: string): object {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
