import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { LaunchError } from '../exchange/tenants/launches.ts'
import { settleTenant } from '../exchange/tenants/shared/settle-tenants.ts'
import { StoreError } from '../exchange/tenants/shared/tenant-store.ts'
import { TenantError } from '../exchange/tenants/tenant-error.ts'
import { IDLE_CONNECTION_MS } from '../listeners/idle-connection.ts'
import type { MockServer } from '../listeners/mock-server.ts'
import { FaultSettingsError } from '../state/faults/check-params.ts'
import { AllowedFindingsError } from '../verdicts/check-allowed-findings.ts'
import { consoleRoutes } from './console/console-routes.ts'
import { ControlError } from './control-error.ts'
import { createAdmission } from './create-admission.ts'
import { createSnapshotResponse } from './create-snapshot-response.ts'
import { createWrongMethodResponse, listAllowedMethods } from './create-wrong-method-response.ts'
import { docsRoutes } from './docs/docs-routes.ts'
import { streamEvents } from './events.ts'
import { EXPORTS, exportJournal } from './exports.ts'
import { loopbackGuard, pageGuard } from './guard.ts'
import { openFirst } from './open-first.ts'
import { buildOpenApiDocument } from './openapi.ts'
import { type AnyRoute, requireTenant } from './route.ts'
import { ROUTES } from './routes/list.ts'
import { secureReplies } from './secure-replies.ts'
import { tokenGuard } from './token-guard.ts'

const BODY_LIMIT = 1024 * 1024
/** Headers of failures with a status. */
const FAILURE_HEADERS: Readonly<Record<number, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Bearer realm="smart-mock control"' },
  503: { 'Retry-After': '1' },
}
const BAD_REQUESTS = [FaultSettingsError, TenantError, LaunchError, AllowedFindingsError]

/**
 * Creates the control listener: control API, event stream, OpenAPI document and console page, on its own
 * origin.
 */
export function createControlServer(server: MockServer): Server {
  const app = new Hono()
  const { controlToken } = server
  app.use(secureReplies)
  const guards = [
    controlToken === undefined ? loopbackGuard : tokenGuard(controlToken, server.health),
    pageGuard(server),
  ]
  app.use(...guards)
  app.use(
    bodyLimit({
      maxSize: BODY_LIMIT,
      onError: () => fail(new ControlError(413, 'the body is larger than 1 MB')),
    }),
  )
  app.onError((error) => fail(error))
  app.notFound((context) =>
    fail(new ControlError(404, `${context.req.path} does not exist; see /openapi.json`)),
  )
  app.get('/openapi.json', (context) => context.json(buildOpenApiDocument(server.controlUrl)))
  app.get('/tenants/:tenant/events', (context) =>
    streamEvents(context, requireTenant(server, context.req.param('tenant')), server.stopping),
  )
  app.get('/tenants/:tenant/snapshot', (context) =>
    createSnapshotResponse(requireTenant(server, context.req.param('tenant')).fhir),
  )
  for (const each of EXPORTS) {
    app.get(honoPath(each.path), (context) =>
      exportJournal(
        each,
        requireTenant(server, context.req.param('tenant') ?? '').tenant,
        context.req.query(),
      ),
    )
  }
  for (const route of ROUTES) app.on(route.method, honoPath(route.path), serve(server, route))
  for (const [path, allowed] of listAllowedMethods()) {
    app.all(honoPath(path), ({ req }) => createWrongMethodResponse(req.method, allowed))
  }
  app.route('/', docsRoutes(server))
  app.route('/', consoleRoutes())
  const options = { keepAliveTimeout: IDLE_CONNECTION_MS }
  const listener = getRequestListener(app.fetch)
  const { peers } = server
  return createServer(options, peers ? openFirst(server, peers, createAdmission(guards), listener) : listener)
}

const honoPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1')

function serve(server: MockServer, route: AnyRoute) {
  return async (context: Context): Promise<Response> => {
    const params = context.req.param() as Record<string, string>
    // As it is before: when a change cannot be written, the tenant is gone afterwards.
    let hosted = server.tenants.shared && server.tenants.get(params.tenant ?? '')
    const answer = await route.handle({
      server,
      params,
      query: route.query ? checked(route.query, onceEach(context), 'query') : {},
      body: route.body ? checked(route.body, await jsonBody(context), 'body') : undefined,
      hosted: () => {
        hosted ??= requireTenant(server, params.tenant ?? '')
        return hosted
      },
      accept: context.req.header('accept'),
    })
    if (hosted?.recorder?.lost.aborted)
      throw new StoreError('another process may serve the tenant now; try again in a moment')
    if (route.method !== 'GET') await settleTenant(server.tenants, hosted)
    if (answer instanceof Response) return answer
    if (route.status === 204) return context.body(null, 204)
    if (route.status === 302) return context.redirect((answer as { url: string }).url)
    return context.json(answer as object, route.status ?? 200)
  }
}

function onceEach({ req }: Context): Record<string, string> {
  const repeated = Object.entries(req.queries()).find(([, values]) => values.length > 1)
  if (repeated) throw new ControlError(400, `query.${repeated[0]}: it occurs more than once`)
  return req.query()
}

async function jsonBody(context: Context): Promise<unknown> {
  const text = await context.req.text()
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw new ControlError(400, 'the body is not JSON')
  }
}

function checked(schema: NonNullable<AnyRoute['query']>, value: unknown, place: string): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => `${[place, ...path].join('.')}: ${message}`)
  throw new ControlError(400, issues.join('; '))
}

/** Renders every error of the control API; never a stack. */
function fail(error: unknown): Response {
  const bad = BAD_REQUESTS.some((type) => error instanceof type)
  const away = error instanceof StoreError ? 503 : 500
  const status = error instanceof ControlError ? error.status : bad ? 400 : away
  const says = error instanceof Error ? error.message : String(error)
  const headers = FAILURE_HEADERS[status] ?? {}
  return Response.json(
    { error: status === 500 ? `internal error in the mock: ${says}` : says },
    { status, headers },
  )
}
