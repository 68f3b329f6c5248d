/** The shape of an option's value as plain data: schemas are built from it, and start-up needs none. */
export type OptionShape =
  /** Internal values are for code only: no schema accepts them. */
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly internal?: readonly string[] }
  | { readonly kind: 'integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'list'; readonly item: RegExp | number; readonly min: number; readonly max: number }
  | { readonly kind: 'map'; readonly maxKeyLength: number; readonly maxLength: number }
  | { readonly kind: 'group'; readonly members: GroupMembers }

/** The members of a group, each of which may be absent. */
export type GroupMembers = Readonly<Record<string, GroupMember>>

interface GroupMember {
  readonly shape: OptionShape
  readonly description: string
}

/** The value of a group. */
export type GroupValue<Members extends GroupMembers> = {
  -readonly [Name in keyof Members]?: Members[Name]['shape'] extends {
    readonly kind: 'choice'
    readonly values: readonly (infer Choice)[]
  }
    ? Choice
    : string
}

/** An option, declared once: type, default, checks and documentation follow from it. */
export interface OptionDeclaration<Value = unknown> {
  readonly default: Value
  /** One sentence. */
  readonly description: string
  readonly shape: OptionShape
  /** `true` for an option that can be removed: `null` in JSON, `undefined` in code. */
  readonly isNullable?: boolean
}

/** Options by name. */
export type OptionTable = Readonly<Record<string, OptionDeclaration>>

/** The values of all options of a table. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Table[Name]['default']
}

/** Declares an option that is one of some words. */
export function defineChoice<const Values extends readonly string[], const Internal extends string = never>(
  byDefault: NoInfer<Values[number] | Internal>,
  values: Values,
  description: string,
  internal: readonly Internal[] = [],
): OptionDeclaration<Values[number] | Internal> {
  return { default: byDefault, description, shape: { kind: 'choice', values, internal } }
}

/** Declares a whole number, by default of seconds from 1 on. */
export function defineInteger(
  byDefault: number,
  description: string,
  { min = 1, max = 1_000_000_000 }: { readonly min?: number; readonly max?: number } = {},
): OptionDeclaration<number> {
  return { default: byDefault, description, shape: { kind: 'integer', min, max } }
}

/** Declares an option that is true or false. */
export function defineFlag(byDefault: boolean, description: string): OptionDeclaration<boolean> {
  return { default: byDefault, description, shape: { kind: 'flag' } }
}

/** Declares a list of texts; `item` is a pattern, or the maximum length of a text. */
export function defineList(
  byDefault: readonly string[],
  description: string,
  { item, min = 0, max }: { readonly item: RegExp | number; readonly min?: number; readonly max: number },
): OptionDeclaration<readonly string[]> {
  return { default: byDefault, description, shape: { kind: 'list', item, min, max } }
}

/** Declares an option that can be removed. */
export function defineNullable<Value>(
  option: OptionDeclaration<Value>,
): OptionDeclaration<Value | undefined> {
  return { ...option, isNullable: true }
}

/** Declares an option with members, which is absent by default. */
export function defineGroup<Members extends GroupMembers>(
  members: Members,
  description: string,
): OptionDeclaration<GroupValue<Members> | undefined> {
  return { default: undefined, description, shape: { kind: 'group', members }, isNullable: true }
}
