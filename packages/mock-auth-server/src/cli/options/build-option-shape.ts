import {
  type CamelCase,
  type CliOption,
  type CliOptionTable,
  findValueProblem,
  type OptionKind,
  toConfigKey,
} from '@smart-mock/cli-kit'
import { z } from 'zod'

/** The values of options in a configuration file, under their names in camel case. */
type ConfigShape<Table extends CliOptionTable> = {
  [Name in keyof Table & string as Table[Name] extends { readonly config: false }
    ? never
    : CamelCase<Name>]: z.ZodOptional<z.ZodType<ConfigValue<Table[Name]>>>
}

type ConfigValue<Option> = Option extends { readonly value: { readonly kind: infer Kind } }
  ? Kind extends 'port' | 'number'
    ? number
    : string
  : boolean

/** Builds the part of the configuration file that options of the command line have in it. */
export function buildOptionShape<Table extends CliOptionTable>(table: Table): ConfigShape<Table> {
  const shape = Object.entries(table).flatMap(([name, option]: [string, CliOption]) => {
    if (option.config === false) return []
    const schema = option.value === undefined ? z.boolean() : buildValueSchema(option.value)
    return [[toConfigKey(name), schema.optional().describe(describeInConfig(option))]]
  })
  return Object.fromEntries(shape)
}

/** Builds the schema of a value in a configuration file, with the same bounds as on the command line. */
function buildValueSchema(kind: OptionKind): z.ZodType {
  if (kind.kind === 'port') return z.int().min(0).max(65_535)
  if (kind.kind === 'number') return (kind.isFraction ? z.number() : z.int()).min(kind.min).max(kind.max)
  return z
    .string()
    .min(1)
    .max(2000)
    .superRefine((text, context) => {
      const message = findValueProblem(kind, text)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })
}

function describeInConfig({ config, help, value }: CliOption): string {
  const sentence = toSentence(typeof config === 'string' ? config : String(help))
  return value?.kind === 'file' ? `${sentence} A relative path begins at the folder of this file.` : sentence
}

/** The help names options as the command line has them. */
function toSentence(help: string): string {
  const text = help.replace(/--([\w-]+)/g, (_, name: string) => `\`${toConfigKey(name)}\``)
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
}
