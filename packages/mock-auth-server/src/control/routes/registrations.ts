import { z } from 'zod'
import type { Client } from '../../core/oauth/client.ts'
import { findClientProblem } from '../../core/oauth/find-client-problem.ts'
import { clientSchema } from '../../options/client-schema.ts'
import { ControlError } from '../control-error.ts'
import { type AnyRoute, type ControlRequest, defineRoute } from '../route.ts'

const changes = z
  .strictObject(clientSchema.omit({ clientId: true, type: true }).shape)
  .partial()
  .extend({
    // Without the defaults of a new registration: what is absent stays.
    redirectUris: clientSchema.shape.redirectUris.unwrap().optional(),
    launchUris: clientSchema.shape.launchUris.unwrap().optional(),
    scope: clientSchema.shape.scope.nullable().describe('Scopes that it may be granted; null means any.'),
  })

function clientIn({ hosted, params }: ControlRequest<unknown, unknown>) {
  const { tenant } = hosted()
  const client = tenant.client(params.id ?? '')
  if (!client)
    throw new ControlError(404, `client ${params.id} is not registered in the tenant ${tenant.name}`)
  return { tenant, client }
}

const change = defineRoute({
  method: 'PATCH',
  path: '/tenants/{tenant}/clients/{id}',
  id: 'changeClient',
  summary: 'Changes a registration; absent members, including the secret, stay unchanged.',
  body: changes,
  response: z.record(z.string(), z.unknown()),
  handle: (call) => {
    const { tenant, client } = clientIn(call)
    const given = Object.entries(call.body).filter(([, value]) => value !== undefined)
    const { scope, ...rest } = { ...client, ...Object.fromEntries(given) } as Client & {
      scope: string | null
    }
    const next: Client = scope === null || scope === undefined ? rest : { ...rest, scope }
    const problem = findClientProblem(next)
    if (problem !== undefined) throw new ControlError(400, problem)
    tenant.register(next)
    const { secret: _, ...shown } = next
    return shown
  },
})

const remove = defineRoute({
  method: 'DELETE',
  path: '/tenants/{tenant}/clients/{id}',
  id: 'unregisterClient',
  summary: 'Removes a client until the next reset.',
  status: 204,
  handle: (call: ControlRequest<unknown, unknown>) => {
    const { tenant, client } = clientIn(call)
    tenant.unregister(client.clientId)
  },
})

export const REGISTRATION_ROUTES: readonly AnyRoute[] = [change, remove]
