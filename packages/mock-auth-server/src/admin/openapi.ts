import { z } from 'zod'
import type { AnyRoute } from './route.ts'
import { ROUTES } from './routes/list.ts'

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string', description: 'What was wrong, and what to do.' } },
}

/** The OpenAPI 3.1 document of the control API, made from the schemas that check its requests. */
export function openapiDocument(controlUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) }
  }
  paths['/tenants/{tenant}/events'] = { get: eventStream }
  paths['/tenants/{tenant}/snapshot'] = { get: snapshot }
  return {
    openapi: '3.1.0',
    info: {
      title: 'smart-mock control API',
      version: '1',
      description: 'Tenants, faults, verdicts and the journal of a smart-mock.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: controlUrl }],
    paths,
    components: { schemas: { Error: errorSchema } },
  }
}

function operation(route: AnyRoute): Record<string, unknown> {
  const { id, summary, query, body, answer, status = 200 } = route
  return {
    operationId: id,
    summary,
    parameters: [...pathParameters(route.path), ...queryParameters(query)],
    ...(body ? { requestBody: { required: true, content: json(schemaOf(body, 'input')) } } : {}),
    responses: {
      [status]: { description: summary, ...(answer ? { content: json(schemaOf(answer, 'output')) } : {}) },
      default: { description: 'An error.', content: json({ $ref: '#/components/schemas/Error' }) },
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline' })
  return rest
}

function json(schema: unknown): unknown {
  return { 'application/json': { schema } }
}

function pathParameters(path: string): unknown[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType | undefined): unknown[] {
  if (!query) return []
  const { properties = {} } = schemaOf(query, 'input') as {
    properties?: Record<string, { description?: string }>
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

const eventStream = {
  operationId: 'streamEvents',
  summary:
    'Server-sent events: `exchange` when one ends, `observed`, `reset`, and `gap` when some were lost.',
  parameters: pathParameters('/tenants/{tenant}/events'),
  responses: { 200: { description: 'The stream.', content: { 'text/event-stream': {} } } },
}

const snapshot = {
  operationId: 'getSnapshot',
  summary: 'All resources of the tenant as NDJSON, as --save writes and --load reads them.',
  parameters: pathParameters('/tenants/{tenant}/snapshot'),
  responses: { 200: { description: 'One resource a line.', content: { 'application/fhir+ndjson': {} } } },
}
