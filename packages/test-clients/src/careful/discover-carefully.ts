import { type RawReply, sendRawRequest } from '../send-raw-request.ts'
import { Stop } from './careful-stop.ts'

type Json = Record<string, unknown>

/** The parts of a smart-configuration that this client requires. */
export interface Wanted {
  /** FHIR base as configured. */
  readonly base: string
  readonly origin: string
  readonly ehr: boolean
  readonly kind: 'symmetric' | 'asymmetric'
}

const CAPABILITIES = ['permission-v2', 'permission-offline', 'sso-openid-connect']
const METHODS = { symmetric: 'client_secret_basic', asymmetric: 'private_key_jwt' } as const

/** Fetches the smart-configuration and checks that it is usable; throws `Stop`. */
export async function discoverCarefully({ base, origin, ehr, kind }: Wanted): Promise<Json> {
  const root = base.replace(/\/$/, '')
  const reply = await answered(`${root}/.well-known/smart-configuration`, origin)
  const document = object(reply.body.replace(/^\uFEFF/, ''))
  const { capabilities, token_endpoint_auth_methods_supported: methods } = document
  const needed = [...CAPABILITIES, `client-confidential-${kind}`, ehr ? 'launch-ehr' : 'launch-standalone']
  const lacking =
    Array.isArray(capabilities) && capabilities.length > 0
      ? needed.find((name) => !capabilities.includes(name))
      : undefined
  if (lacking !== undefined) throw new Stop(`the server does not offer ${lacking}`)
  if (!(methods as string[]).includes(METHODS[kind]))
    throw new Stop(`the server does not take ${METHODS[kind]}`)
  return { ...document, ...resolved(document, base) }
}

function resolved(document: Json, base: string): Json {
  return Object.fromEntries(
    ['authorization_endpoint', 'token_endpoint'].map((name) => {
      const url = document[name]
      if (typeof url !== 'string') throw new Stop(`the smart-configuration has no ${name}`)
      const { protocol, href } = new URL(url, base)
      if (protocol !== new URL(base).protocol && protocol !== 'https:')
        throw new Stop(`${name} is plain http, behind an https base`)
      return [name, href]
    }),
  )
}

/**
 * Sends a request and tries once more when the server asks for it; redirects are followed within the server.
 */
async function answered(url: string, origin: string): Promise<RawReply> {
  let at = url
  for (let attempt = 0; attempt < 2; attempt++) {
    const reply = await sendRawRequest(at, { headers: { Origin: origin } })
    const location = header(reply, 'location')
    const wait = header(reply, 'retry-after')
    if (reply.status >= 300 && reply.status < 400 && location !== undefined) {
      if (new URL(location, at).origin !== new URL(url).origin)
        throw new Stop('discovery leads to another host')
      at = new URL(location, at).href
    } else if (wait !== undefined) await new Promise((resolve) => setTimeout(resolve, Number(wait) * 1000))
    else if (reply.status !== 200 || !reply.whole) throw new Stop('the server cannot be reached')
    else if (header(reply, 'access-control-allow-origin') === undefined) throw new Stop('CORS is missing')
    else return reply
  }
  throw new Stop('the server cannot be reached')
}

function object(text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
  } catch {}
  throw new Stop('the smart-configuration is no JSON object')
}

function header(reply: RawReply, name: string): string | undefined {
  return reply.headers.find(([key]) => key.toLowerCase() === name)?.[1]
}
