/**
 * The contract between server and page: every route of the API, declared once. The server implements it, and the page
 * takes its types alone.
 *
 * Requests and responses are JSON unless a route says otherwise; a request with a body must be `application/json`. A
 * failed request is 4xx or 5xx with an `ApiProblem`. The session is an httpOnly cookie that every response sets when it
 * is missing.
 */

import type { z } from 'zod'
import type { AppInfo } from '../model/app-info.ts'
import type { RunEvent } from '../model/run-event.ts'
import { appStateRoutes } from './app-state.ts'
import { conformanceRoutes } from './conformance.ts'
import { defineResponse, defineRoute, type PathParameters, type ResponseType } from './define-route.ts'
import { pageRequestRoutes } from './page-requests.ts'
import { reportRoutes } from './reports.ts'
import { runRoutes } from './runs.ts'
import { serverListRoutes } from './server-list.ts'
import { sessionRoutes } from './session.ts'

export const contract = {
  getInfo: defineRoute({ method: 'GET', path: '/api/info', response: defineResponse<AppInfo>() }),
  /** text/event-stream of RunEvent for all runs of this browser session, conformance runs too. */
  followEvents: defineRoute({ method: 'GET', path: '/api/events', response: defineResponse<RunEvent>() }),
  ...serverListRoutes,
  ...runRoutes,
  ...pageRequestRoutes,
  ...sessionRoutes,
  ...appStateRoutes,
  ...reportRoutes,
  ...conformanceRoutes,
}

export type Contract = typeof contract
type Route = Contract[keyof Contract]

/** Types of each route by its method and path, such as `GET /api/runs/:id`. */
export type Routes = {
  [Each in Route as `${Each['method']} ${Each['path']}`]: {
    parameters: PathParameters<Each['path']>
    request: Each extends { body?: infer Body extends z.ZodType } ? z.input<Body> : undefined
    query: Each extends { query?: infer Query extends z.ZodType } ? z.input<Query> : undefined
    response: Each['response'] extends ResponseType<infer Result> ? Result : never
  }
}
