import type { z } from 'zod'
import type { HostedTenant } from '../exchange/route.ts'
import { describeAbsence } from '../exchange/tenants/describe-absence.ts'
import type { MockServer } from '../listeners/mock-server.ts'
import { ControlError } from './control-error.ts'

/** The input of a handler: everything is parsed by the schemas of its route. */
export interface ControlRequest<Query, Body> {
  readonly server: MockServer
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
  /** The tenant in the path; throws 404 when there is none. */
  readonly hosted: () => HostedTenant
  readonly accept: string | undefined
}

/** One operation of the control API; the OpenAPI document is generated from the same object. */
export interface ControlRoute<Query = unknown, Body = unknown> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path with `{name}` for parameters. */
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly query?: z.ZodType<Query>
  readonly body?: z.ZodType<Body>
  /** Schema of the body of a 2xx response. */
  readonly response?: z.ZodType
  /** Media types of that body where it is no JSON; the handler then returns a `Response`. */
  readonly responseTypes?: readonly string[]
  /** A status beyond that of errors with which the handler reports a state, in a `Response`. */
  readonly failure?: { readonly status: 503; readonly response: z.ZodType }
  /** Status of success; 302 redirects to the `url` that the handler returns. */
  readonly status?: 200 | 201 | 204 | 302
  readonly handle: (call: ControlRequest<Query, Body>) => unknown
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds routes of every shape
export type AnyRoute = ControlRoute<any, any>

/** Returns an operation with the types of its schemas. */
export function defineRoute<Query = Record<string, never>, Body = undefined>(
  route: ControlRoute<Query, Body>,
): ControlRoute<Query, Body> {
  return route
}

/** Returns the tenant with this name; throws 404 with instructions to create it, and 410 when it gave way to others. */
export function requireTenant(server: MockServer, name: string): HostedTenant {
  const host = server.tenants.get(name)
  if (host) return host
  const { status, message } = describeAbsence(server.tenants, name)
  throw new ControlError(status, message)
}
