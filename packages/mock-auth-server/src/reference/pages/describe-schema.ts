/** The keywords of JSON Schema that the control API uses. */
export interface JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly description?: string
  readonly const?: unknown
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
}

/** A member of an object. */
export interface SchemaMember {
  readonly name: string
  readonly isRequired: boolean
  readonly schema: JsonSchema
}

const MOST_VALUES = 12

/** Lists the members of an object that a schema describes; those of objects in it by their path, such as `when.step`. */
export function listMembers({ properties = {}, required = [] }: JsonSchema): SchemaMember[] {
  return Object.entries(properties).flatMap(([name, schema]) => [
    { name, isRequired: required.includes(name), schema },
    ...listMembers(schema).map((member) => ({
      ...member,
      name: `${name}.${member.name}`,
      isRequired: false,
    })),
  ])
}

/** Describes the values that a schema permits in Markdown, with a link to a named schema. */
export function describeSchema(schema: JsonSchema): string {
  const alternatives = schema.anyOf ?? schema.oneOf
  if (schema.$ref !== undefined) return describeReference(schema.$ref)
  if (alternatives) return [...new Set(alternatives.map(describeSchema))].join(' or ')
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum) return describeValues(schema.enum)
  if (schema.type === 'array') return `list of ${schema.items ? describeSchema(schema.items) : 'any values'}`
  const fallback = typeof schema.default === 'object' ? undefined : schema.default
  return (schema.type ?? 'any') + (fallback === undefined ? '' : ` (\`${JSON.stringify(fallback)}\`)`)
}

/** Names with an underscore are those of no schema, but of a place where one refers to itself. */
function describeReference(reference: string): string {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  return name.startsWith('_') ? 'any JSON' : `[${name}](#${name.toLowerCase()})`
}

function describeValues(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map((value) => `\`${value}\``)
  return [...shown, ...(values.length > MOST_VALUES ? ['…'] : [])].join(', ')
}
