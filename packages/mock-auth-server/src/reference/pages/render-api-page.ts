import { describeSchema, type JsonSchema, listMembers } from './describe-schema.ts'
import { renderTable } from './markdown.ts'

interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema: JsonSchema
  }[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: JsonSchema }>>
}

/** The members of an OpenAPI document that the page shows. */
export interface OpenApiDocument {
  readonly info: { readonly description: string }
  readonly servers: readonly { readonly url: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> }
}

/** Renders the page of the control API as Markdown, from its OpenAPI document. */
export function renderApiPage({ info, servers, paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  )
  return [
    '# Control API',
    '',
    `${info.description} Its base is \`${servers[0]?.url}\`, unless \`--control-port\` or \`--control-url\` says otherwise. This page is made from the OpenAPI document that a mock serves at \`/openapi.json\`. Bodies are JSON. An error has a 4xx status and the body \`{ "error": "…" }\`, which says what is wrong and what to do.`,
    '',
    '## Operations',
    '',
    ...operations.flatMap(({ name, operation }) => renderOperation(name, operation)),
    '## Schemas',
    '',
    ...Object.entries(components.schemas)
      .filter(([name]) => !name.startsWith('_'))
      .flatMap(([name, schema]) => [`### ${name}`, '', ...renderSchema(schema)]),
  ].join('\n')
}

function renderOperation(
  name: string,
  { summary, parameters = [], requestBody, responses }: Operation,
): string[] {
  const query = parameters.filter((each) => each.in === 'query')
  const [status = '', response] = Object.entries(responses)[0] ?? []
  const [type, returned] = Object.entries(response?.content ?? {})[0] ?? []
  return [
    `### ${name}`,
    '',
    summary.endsWith('.') ? summary : `${summary}.`,
    '',
    ...renderTable(
      ['query', 'type', 'meaning'],
      query.map(({ name: parameter, schema, description = '' }) => [
        `\`${parameter}\``,
        describeSchema(schema),
        description,
      ]),
    ),
    ...renderBody(requestBody),
    ...(type === undefined || type === 'application/json' ? [] : [`Returns ${status} with \`${type}\`.`, '']),
    ...(returned?.schema ? [`Returns ${status}:`, '', ...renderSchema(returned.schema)] : []),
    ...(response?.content ? [] : [`Returns ${status} without a body.`, '']),
  ]
}

function renderBody(body: Content | undefined): string[] {
  const schema = body?.content?.['application/json']?.schema
  return schema ? ['Body:', '', ...renderSchema(schema)] : []
}

/** Renders the members of an object as a table, and of anything else the type. */
function renderSchema(schema: JsonSchema): string[] {
  const members = listMembers(schema)
  if (members.length === 0) return [`${describeSchema(schema)}.`, '']
  const isExplained = members.some((member) => member.schema.description !== undefined)
  return renderTable(
    ['member', 'type', ...(isExplained ? ['meaning'] : [])],
    members.map(({ name, isRequired, schema: member }) => [
      `\`${name}\`${isRequired ? ' (required)' : ''}`,
      describeSchema(member),
      ...(isExplained ? [member.description ?? ''] : []),
    ]),
  )
}
