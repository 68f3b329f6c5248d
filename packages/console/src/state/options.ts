import { signal } from '@preact/signals'
import { announce } from '@smart-mock/page-kit'
import { callControlApi } from '../api/call-control-api.ts'
import type { JsonSchema } from '../api/json-schema.ts'
import type { Tenant } from '../api/types.ts'
import { tryAction } from './problem.ts'
import { buildTenantPath, replaceTenant } from './tenant.ts'

/** The schema of every option of a tenant; `undefined` until it is loaded. */
export const optionSchemas = signal<Readonly<Record<string, JsonSchema>> | undefined>(undefined)

interface OpenApi {
  components: { schemas: { Options: JsonSchema } }
}

/** Loads the schemas of the options, which also check the options when they are sent. */
export async function loadOptionSchemas(): Promise<void> {
  if (optionSchemas.peek()) return
  const { components } = await callControlApi<OpenApi>('GET', '/openapi.json')
  optionSchemas.value = components.schemas.Options.properties ?? {}
}

export async function setOptions(options: Record<string, unknown>): Promise<boolean> {
  const done = await tryAction(async () =>
    replaceTenant(await callControlApi<Tenant>('PATCH', buildTenantPath(), { options })),
  )
  if (done) announce('Options saved')
  return done
}
