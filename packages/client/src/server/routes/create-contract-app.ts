import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import { type Contract, contract } from '../../contract/contract.ts'
import type { FromJson, PathParameters, ResponseType, RouteDeclaration } from '../../contract/define-route.ts'
import type { ClientEnv } from '../http/context.ts'
import type { BrowserSession } from '../runs/session-store.ts'

/** A request that its declaration has validated. */
export interface ApiCall<Declaration extends RouteDeclaration> {
  readonly params: PathParameters<Declaration['path']>
  readonly body: Declaration extends { body?: infer Body extends z.ZodType } ? Parsed<Body> : undefined
  readonly query: Declaration extends { query?: infer Query extends z.ZodType } ? Parsed<Query> : undefined
  readonly session: BrowserSession
  readonly context: Context<ClientEnv>
}

type Parsed<Schema extends z.ZodType> = FromJson<z.output<Schema>>
type Result<Declaration extends RouteDeclaration> =
  Declaration['response'] extends ResponseType<infer Type> ? Type : never

/** Handlers of declared routes: each returns the declared result, or its own response. */
export type Handlers<Name extends keyof Contract = keyof Contract> = {
  [Each in Name]: (
    call: ApiCall<Contract[Each]>,
  ) => Result<Contract[Each]> | Response | Promise<Result<Contract[Each]> | Response>
}

type AnyHandler = (call: ApiCall<RouteDeclaration>) => unknown

/** Returns the API: every route of the contract with its handler. */
export function createContractApp(handlers: Handlers): Hono<ClientEnv> {
  const app = new Hono<ClientEnv>()
  for (const [name, declaration] of Object.entries<RouteDeclaration>(contract)) {
    const handle = handlers[name as keyof Contract] as AnyHandler
    app.on(declaration.method, declaration.path, async (context) => {
      const { body, query, status = 200 } = declaration
      const result = await handle({
        params: context.req.param() as never,
        body: body?.parse(await context.req.json()) as never,
        query: query?.parse(context.req.query()) as never,
        session: context.var.session,
        context,
      })
      return result instanceof Response ? result : context.json(result as object, status)
    })
  }
  return app
}
