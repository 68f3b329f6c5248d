import { createJsonReply, type Reply } from '../core/http/reply.ts'
import type { HostedTenant, Route } from '../exchange/route.ts'
import { findEndpoint } from '../exchange/router.ts'
import { TenantError } from '../exchange/tenants/tenant-error.ts'
import { DEFAULT_TENANT, type Tenants } from '../exchange/tenants/tenants.ts'
import { authorizationServerMetadataEndpoint } from '../wire/discovery/authorization-server-metadata.ts'
import { createUnframeableReply } from '../wire/shared/page-reply.ts'
import { renderRefusalPage } from '../wire/shared/pages/render-refusal-page.ts'
import { createAbsenceReply } from './create-absence-reply.ts'
import { findRoute, readRawPath } from './find-route.ts'
import { getPathPrefix, stripPrefix } from './public-url.ts'

/** How a path begins that names another tenant than the default one. */
const PLACED = /^\/[tsv]\//
const NAMED = /^\/t\/([^/?]+)(.*)$/s
const SCENARIO = /^\/s\/([^/?]+)(.*)$/s
/** URLs of the public SMART launcher: `/v/r4/fhir`, `/v/r4/sim/<value>/auth/token`. */
const LAUNCHER = /^\/v\/(r\d)(?:\/sim\/([^/?]+))?(\/.*)$/s
const INSERTED = /^\/\.well-known\/oauth-authorization-server(\/.+)$/s

/** The route of a request, or the reply to one that has none. */
type Found = Route | Reply

/** The dependencies of a listener for resolving a route. */
export interface RoutingContext {
  readonly tenants: Tenants
  /** The path of its public URL. */
  readonly prefix: string
  /** `true` when links may carry scenarios. */
  readonly allowScenarios: boolean
  /** URL to which users are sent who open the public listener itself. */
  controlUrl?: string
}

/**
 * Finds tenant and endpoint of a raw target on the public listener; returns a reply when the tenant does not
 * exist. RFC 8414 section 3.1 puts the well-known part of a URL before the path of the issuer.
 */
export function resolvePublicRoute(
  places: RoutingContext,
  target: string,
  isCrossSite = false,
): Found | Promise<Found> {
  const path = readRawPath(target)
  const [, issuer] = path.startsWith('/.well-known/') ? (INSERTED.exec(path) ?? []) : []
  return issuer === undefined
    ? resolvePath(places, path, isCrossSite)
    : resolveInserted(places, { path, issuer }, isCrossSite)
}

async function resolveInserted(
  places: RoutingContext,
  { path, issuer }: { readonly path: string; readonly issuer: string },
  isCrossSite: boolean,
): Promise<Found> {
  const inserted = await resolvePath(places, `${issuer}/.well-known/oauth-authorization-server`, isCrossSite)
  // Below /fhir, for example, any path has an endpoint.
  const isMetadata = 'endpoint' in inserted && inserted.endpoint === authorizationServerMetadataEndpoint
  return isMetadata || issuer.endsWith('/auth') ? inserted : resolvePath(places, path, isCrossSite)
}

/** Resolves a path; at once unless a link creates its tenant, since every request comes here. */
function resolvePath(places: RoutingContext, path: string, isCrossSite: boolean): Found | Promise<Found> {
  const { tenants, prefix, controlUrl } = places
  const raw = stripPrefix(prefix, path)
  if (raw === '/' && controlUrl !== undefined) return toControl(controlUrl)
  if (!PLACED.test(raw)) return routeTo(tenants, DEFAULT_TENANT, raw)
  const [, name, below = ''] = NAMED.exec(raw) ?? []
  if (name === undefined) return resolveLink(places, raw, isCrossSite)
  return routeTo(tenants, name, below)
}

async function resolveLink(
  { tenants, allowScenarios }: RoutingContext,
  raw: string,
  isCrossSite: boolean,
): Promise<Found> {
  const [, encoded, rest = ''] = SCENARIO.exec(raw) ?? []
  if (encoded !== undefined) {
    if (!allowScenarios) return noScenarios()
    // Schemas are loaded only when a scenario link is used: they double the time to start.
    const { getScenarioTenant: scenarioTenant } = await import('../exchange/tenants/scenario.ts')
    return orNotFound(rest, async () =>
      findRoute(await scenarioTenant(tenants, encoded, isCrossSite), rest, 'public'),
    )
  }
  const [, version, value, behind = ''] = LAUNCHER.exec(raw) ?? []
  if (version !== undefined) {
    if (!allowScenarios) return noScenarios()
    const { getLauncherTenant: launcherTenant } = await import('../exchange/tenants/get-launcher-tenant.ts')
    return orNotFound(behind, async () =>
      findRoute(await launcherTenant(tenants, version, value, isCrossSite), behind, 'public'),
    )
  }
  return routeTo(tenants, DEFAULT_TENANT, raw)
}

function routeTo(tenants: Tenants, name: string, path: string): Found | Promise<Found> {
  const find = (host: HostedTenant | undefined) =>
    host ? findRoute(host, path, 'public') : createAbsenceReply(tenants, name, path)
  const host = tenants.open(name)
  return host instanceof Promise ? host.then(find) : find(host)
}

/** Finds the endpoint of a raw target at a side listener, which has one tenant. */
export function resolveSideRoute(host: Route['host'], target: string): Route | Promise<Route> {
  return findRoute(host, stripPrefix(getPathPrefix(host.tenant.base), readRawPath(target)), 'side')
}

/** Returns the route, or the refusal of its link: a page where a person would look at one, JSON elsewhere. */
async function orNotFound(path: string, route: () => Promise<Route>): Promise<Route | Reply> {
  try {
    return await route()
  } catch (error) {
    if (!(error instanceof TenantError)) throw error
    if (findEndpoint(path).endpoint?.errors !== 'page') {
      return createJsonReply(404, { error: 'not_found', error_description: error.message })
    }
    const message = `The server's URL carries settings: ${error.message}.`
    const tryThis = ['Correct the link, and give the app the FHIR base that it makes.']
    return createUnframeableReply(404, renderRefusalPage({ title: 'Link not valid', message, tryThis }))
  }
}

/**
 * Creates the refusal of scenario links, by which any caller from another machine could create tenants and
 * arm faults.
 */
function noScenarios(): Reply {
  return createJsonReply(404, {
    error: 'not_found',
    error_description:
      'Scenario links are disabled because other machines can reach this mock; start it with --allow-scenarios to enable them',
  })
}

/** Creates a 302 to the control listener for users who open the public listener itself. */
function toControl(controlUrl: string): Reply {
  return { ...createJsonReply(302, { control: controlUrl }), headers: [['Location', `${controlUrl}/`]] }
}
