import { createHash, randomBytes } from 'node:crypto'
import { buildFormRequest, findCodes, findFormTarget, findHeader, findPostedUrl } from './careless-parsing.ts'
import type { CarelessSettings } from './careless-settings.ts'
import type { CarelessSite } from './careless-site.ts'
import type { CarelessTokens } from './careless-tokens.ts'
import { type CarelessWire, TRIES } from './careless-wire.ts'

interface Job {
  readonly settings: CarelessSettings
  readonly site: CarelessSite
  readonly tokens: CarelessTokens
  readonly wire: CarelessWire
  readonly launch: string | undefined
}

/** Returns the URL of the browser's callback, unchecked. */
export async function runCarelessAuthorization(job: Job): Promise<URL | undefined> {
  const { settings, site, tokens, wire, launch } = job
  const endpoint = site.endpoint('authorization_endpoint')
  const advertised = (site.configuration.code_challenge_methods_supported as string[] | undefined) ?? []
  tokens.verifier = advertised.includes('S256') ? randomBytes(32).toString('base64url') : undefined
  const params = new URLSearchParams({
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: settings.redirectUri,
    scope: settings.scope,
    state: randomBytes(24).toString('base64url'),
    ...(settings.nonce === false ? {} : { nonce: randomBytes(24).toString('base64url') }),
    aud: site.base,
    ...(launch === undefined ? {} : { launch: launch }),
    ...(tokens.verifier
      ? {
          code_challenge: createHash('sha256').update(tokens.verifier).digest('base64url'),
          code_challenge_method: 'S256',
        }
      : {}),
  })
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const callback = await cameBack(job, endpoint, params)
    for (const [name, value] of callback?.searchParams ?? []) {
      if (name !== 'iss') await wire.openLinks(value)
    }
    if (callback && findCodes(callback).length > 0) return callback
  }
  return undefined
}

/** Follows redirects until one leads to the app. */
async function cameBack(
  { settings, wire }: Job,
  endpoint: string,
  params: URLSearchParams,
): Promise<URL | undefined> {
  const app = new URL(settings.redirectUri).origin
  let url = `${endpoint}${endpoint.includes('?') ? '&' : '?'}${params}`
  let reply =
    settings.authorizeBy === 'POST'
      ? await wire.send(endpoint, buildFormRequest(params))
      : await wire.send(url)
  for (let hop = 0; hop < 10; hop++) {
    const location = findHeader(reply, 'location') ?? findPostedUrl(reply.body) ?? findFormTarget(reply.body)
    if (location === undefined || !URL.canParse(location, url)) return undefined
    url = new URL(location, url).href
    if (new URL(url).origin === app) return new URL(url)
    reply = await wire.send(url)
  }
  return undefined
}
