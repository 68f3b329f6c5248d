import { z } from 'zod'
import type { AnySwitch } from '../core/declare/switch.ts'
import type {
  GroupMembers,
  GroupValue,
  OptionDeclaration,
  OptionShape,
  OptionTable,
} from '../core/oauth/option-declaration.ts'
import { PER_CLIENT_OPTIONS } from '../core/oauth/per-client-options.ts'
import { SETTABLE_OPTIONS } from '../core/oauth/settable-options.ts'
import { PRESET_NAMES } from '../presets/preset-names.ts'
import { SWITCHES } from '../switches/list.ts'
import type { SwitchSettings } from '../switches/switch-settings.ts'
import { describeOption } from './describe-option.ts'

/** Schema of the options and switches that a client's registration may set differently from its tenant. */
export const perClientOptionsSchema = z
  .strictObject({
    ...buildShape(PER_CLIENT_OPTIONS, ({ description }) => description),
    ...buildSwitchShape(SWITCHES.filter(({ level }) => level === 'client')),
  })
  .meta({ id: 'ClientOptions' })

/** Schema of the options and switches of a tenant that can be set from outside; `null` removes an optional one. */
export const optionsSchema = z
  .strictObject({
    preset: z
      .enum(['none', ...PRESET_NAMES])
      .optional()
      .describe(
        'The habits of a real server, an imitation for tests; the other options override it. Default: none.',
      ),
    presetVariants: z
      .array(z.string().max(100))
      .max(10)
      .optional()
      .describe('Variants of that preset, the later ones over the earlier. Default: none.'),
    ...buildShape(SETTABLE_OPTIONS, describeOption),
    ...buildSwitchShape(SWITCHES),
  })
  .meta({ id: 'Options' })

/** Builds the schema of a group of members, each of which may be absent. */
export function buildGroupSchema<Members extends GroupMembers>(
  members: Members,
): z.ZodType<GroupValue<Members>> {
  const shape = Object.entries(members).map(([name, { shape, description }]) => [
    name,
    buildSchema(shape).optional().describe(description),
  ])
  return z.strictObject(Object.fromEntries(shape)) as unknown as z.ZodType<GroupValue<Members>>
}

type SwitchShape = {
  [Name in keyof SwitchSettings]: z.ZodOptional<z.ZodType<NonNullable<SwitchSettings[Name]>>>
}

/** Builds the schemas of switches, each of which may be absent. */
function buildSwitchShape(switches: readonly AnySwitch[]): Required<SwitchShape> {
  const shape = switches.map(({ name, schema, description, legality, default: byDefault }) => [
    name,
    schema().optional().meta({ description, default: byDefault, 'x-legality': legality }),
  ])
  return Object.fromEntries(shape) as Required<SwitchShape>
}

type Written<Option> =
  Option extends OptionDeclaration<infer Value>
    ? undefined extends Value
      ? Exclude<Value, undefined> | null
      : Value
    : never

type Shape<Table extends OptionTable> = {
  [Name in keyof Table]: z.ZodOptional<z.ZodType<Written<Table[Name]>>>
}

/**
 * Builds a shape in which every option may be absent, so that absent ones stay unchanged: a default would set
 * them.
 */
function buildShape<Table extends OptionTable>(
  table: Table,
  toText: (option: OptionDeclaration) => string,
): Shape<Table> {
  const shape = Object.entries(table).map(([name, option]) => {
    const schema = buildSchema(option.shape)
    return [name, (option.isNullable ? schema.nullable() : schema).optional().describe(toText(option))]
  })
  return Object.fromEntries(shape) as Shape<Table>
}

function buildSchema(shape: OptionShape): z.ZodType {
  switch (shape.kind) {
    case 'choice':
      return z.enum(shape.values)
    case 'integer':
      return z.int().min(shape.min).max(shape.max)
    case 'flag':
      return z.boolean()
    case 'text':
      return z.string().max(shape.maxLength)
    case 'list': {
      const item = typeof shape.item === 'number' ? z.string().max(shape.item) : z.string().regex(shape.item)
      const list = z.array(item).max(shape.max)
      return shape.min > 0 ? list.min(shape.min) : list
    }
    case 'map':
      return z.record(z.string().max(shape.maxKeyLength), z.string().max(shape.maxLength))
    case 'group':
      return buildGroupSchema(shape.members)
  }
}
