import { UsageError } from '@smart-mock/cli-kit'
import { z } from 'zod'
import { MOCK_VERSION } from '../mock-version.ts'
import { getRoute } from './get-route.ts'
import type { Tool } from './tool.ts'

/** A tool that performs one operation of the control API; its schemas are those of the operation. */
export interface RouteToolSettings
  extends Pick<Tool, 'name' | 'title' | 'description' | 'effect' | 'isIdempotent' | 'keeps'> {
  /** Id of the operation. */
  readonly route: string
  /** Members of query and body that the tool does not take. */
  readonly without?: readonly string[]
  /** Schemas in place of those of the operation. */
  readonly input?: z.ZodRawShape
  /** Schema of the result, where the operation has none or not that of an object with known members. */
  readonly output?: z.ZodObject
}

/** Schema of the tenant that a tool works on. */
export const tenantInputSchema = z
  .string()
  .min(1)
  .max(63)
  .default('default')
  .describe('Name of the tenant; its default is the one at /fhir.')

/** Creates a tool that performs one operation of the control API. */
export function createRouteTool(settings: RouteToolSettings): Tool {
  const { route: id, without = [], input = {}, output, ...tool } = settings
  const route = getRoute(id)
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const pick = (schema: z.ZodType | undefined) =>
    Object.fromEntries(
      Object.entries(getShape(schema)).filter(([name]) => !without.includes(name) && !names.includes(name)),
    )
  const query = pick(route.query)
  const body = pick(route.body)
  const path = Object.fromEntries(
    names.map((name) => [name, name === 'tenant' ? tenantInputSchema : z.string().min(1).max(200)]),
  )
  const response = withOmitted(output ?? z.object(getShape(route.response)))
  return {
    ...tool,
    input: z.strictObject({ ...path, ...query, ...body, ...input }),
    output: response,
    async run(given: Readonly<Record<string, unknown>>, { connection, signal }) {
      const mock = await connection.require()
      const take = (shape: object) =>
        Object.fromEntries(Object.entries(given).filter(([name]) => name in shape))
      const values = {
        params: Object.fromEntries(Object.entries(take(path)).map(([name, value]) => [name, String(value)])),
        query: take(query),
        ...(route.body === undefined ? {} : { body: take(body) }),
      }
      const answer = response.safeParse(await mock.call(route, values, signal))
      if (answer.success) return answer.data
      const [issue] = answer.error.issues
      throw new UsageError(
        `the mock at ${mock.controlUrl} responds otherwise than version ${MOCK_VERSION} (${issue?.path.join('.')}: ${issue?.message}); use the same version of smart-mock`,
      )
    },
  }
}

function getShape(schema: z.ZodType | undefined): Readonly<Record<string, z.ZodType>> {
  return schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {}
}

/** Adds what a bounded result has besides, where it has lists. */
function withOmitted(schema: z.ZodObject): z.ZodObject {
  const hasList = Object.values(schema.shape).some((member) => member instanceof z.ZodArray)
  return hasList ? schema.extend({ omitted: omittedSchema }) : schema
}

/** Schema of the number of items that a result leaves out. */
export const omittedSchema = z
  .record(z.string(), z.int())
  .optional()
  .describe('Number of items left out of each list, since the result would be too long.')
