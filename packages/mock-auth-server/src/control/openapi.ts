import { z } from 'zod'
import { EXPORTS, type JournalExport } from './exports.ts'
import type { AnyRoute } from './route.ts'
import { ROUTES } from './routes/list.ts'

const errorSchema = {
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string', description: 'What is wrong, and what to do.' } },
}

/** Default response of every operation: an error. */
const ERRORS = {
  default: {
    description: 'An error.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  },
}

/** Builds the OpenAPI 3.1 document of the control API from the schemas that check its requests. */
export function buildOpenApiDocument(controlUrl: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {}
  const schemas: Record<string, unknown> = { Error: errorSchema }
  for (const route of ROUTES) {
    const made = operation(route, schemas)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: made }
  }
  paths['/tenants/{tenant}/events'] = { get: eventStream }
  paths['/tenants/{tenant}/snapshot'] = { get: snapshot }
  for (const each of EXPORTS) paths[each.path] = { get: exported(each) }
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
    components: { schemas },
  }
}

/** Named schemas, which several operations share. */
type Schemas = Record<string, unknown>

function operation(route: AnyRoute, schemas: Schemas): Record<string, unknown> {
  const { id, summary, query, body, response, responseTypes, failure, status = 200 } = route
  const shared = (schema: z.ZodType, io: 'input' | 'output') => json(share(schemaOf(schema, io), schemas))
  return {
    operationId: id,
    summary,
    parameters: [...pathParameters(route.path), ...queryParameters(query)],
    ...(body ? { requestBody: { required: true, content: shared(body, 'input') } } : {}),
    responses: {
      [status]: {
        description: summary,
        ...(response ? { content: shared(response, 'output') } : {}),
        ...(responseTypes ? { content: Object.fromEntries(responseTypes.map((type) => [type, {}])) } : {}),
      },
      ...(failure
        ? { [failure.status]: { description: summary, content: shared(failure.response, 'output') } }
        : {}),
      ...ERRORS,
    },
  }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, reused: 'inline' })
  return rest
}

/** Moves the named schemas in a schema to where all operations find them. */
function share({ $defs = {}, ...schema }: Record<string, unknown>, schemas: Schemas): unknown {
  const pointed = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'))
  Object.assign(schemas, pointed($defs))
  return pointed(schema)
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
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Record<string, { description?: string }>
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }))
}

const eventStream = {
  operationId: 'streamEvents',
  summary:
    'Server-sent events: `exchange` when one ends (an Entry without bodies), `observation`, `reset`, and `gap` with the number of events that a slow reader lost.',
  parameters: pathParameters('/tenants/{tenant}/events'),
  responses: { 200: { description: 'The stream.', content: { 'text/event-stream': {} } }, ...ERRORS },
}

const snapshot = {
  operationId: 'getSnapshot',
  summary: 'All resources of the tenant as NDJSON, as --save writes and --load reads them.',
  parameters: pathParameters('/tenants/{tenant}/snapshot'),
  responses: {
    200: { description: 'One resource per line.', content: { 'application/fhir+ndjson': {} } },
    ...ERRORS,
  },
}

function exported({ id, summary, type, path }: JournalExport): Record<string, unknown> {
  const run = { name: 'run', in: 'query', schema: { type: 'string' } }
  const secrets = { name: 'secrets', in: 'query', schema: { type: 'string', enum: ['redacted', 'shown'] } }
  return {
    operationId: id,
    summary,
    parameters: [...pathParameters(path), run, secrets],
    responses: {
      200: { description: summary, content: { [type]: {} } },
      ...ERRORS,
    },
  }
}
