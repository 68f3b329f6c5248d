import type { Reply } from '../core/http/reply.ts'
import type { Route } from '../exchange/route.ts'
import type { RoutingContext } from '../listeners/resolve-route.ts'

type Found = Route | Reply | Promise<Route | Reply>

/** Resolves the routes of a listener that may accept connections before its tenants are there. */
export class LateRouting {
  #context: RoutingContext | undefined
  #start: (context: RoutingContext) => void = () => undefined
  readonly #started = new Promise<RoutingContext>((resolve) => {
    this.#start = resolve
  })

  start(context: RoutingContext): void {
    this.#context = context
    this.#start(context)
  }

  /** Resolves a route as soon as it can be. */
  resolve(find: (context: RoutingContext) => Found): Found {
    return this.#context ? find(this.#context) : this.#started.then(find)
  }
}
