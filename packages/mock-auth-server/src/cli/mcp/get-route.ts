import type { AnyRoute } from '../../control/route.ts'
import { ROUTES } from '../../control/routes/list.ts'

/** Returns the operation of the control API with an id of the OpenAPI document; throws when there is none. */
export function getRoute(id: string): AnyRoute {
  const route = ROUTES.find((each) => each.id === id)
  if (!route) throw new Error(`the control API has no operation ${id}`)
  return route
}
