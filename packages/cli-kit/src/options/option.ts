/** The kind of an option's value: what it must look like. */
export type OptionKind = { readonly placeholder: string } & (
  | { readonly kind: 'text' | 'file' | 'port' | 'url' }
  /** A number within these bounds, whole unless it may be a fraction. */
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly isFraction?: true }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** A file whose ending, one of these, says its format. */
  | { readonly kind: 'report'; readonly endings: readonly string[] }
)

/** An option of the command line, declared once: parser, help and configuration file follow from it. */
export interface CliOption {
  /** Absent for a flag. */
  readonly value?: OptionKind
  readonly multiple?: true
  readonly short?: string
  /** The sentence of the help, or the option before it on whose line this one stands. */
  readonly help: string | { readonly with: string; readonly together?: true }
  /** `false` when no configuration file has it; a sentence where that of the help does not stand for itself. */
  readonly config?: false | string
  /** `false` when no variable of the environment sets it. */
  readonly env?: false
}

/** Options by name, in the order of the help. */
export type CliOptionTable = Readonly<Record<string, CliOption>>

/** Options under one heading of the help. */
export interface OptionGroup {
  readonly heading: string
  readonly options: CliOptionTable
}

/** The values of a command line, by option. */
export type ParsedOptions<Table extends CliOptionTable> = {
  readonly [Name in keyof Table]?: ParsedValue<Table[Name]> | undefined
}

type ParsedValue<Option extends CliOption> = Option extends { readonly value: infer Value }
  ? Option extends { readonly multiple: true }
    ? string[]
    : Value extends { readonly kind: 'port' | 'number' }
      ? number
      : Value extends { readonly kind: 'choice'; readonly choices: readonly (infer Choice)[] }
        ? Choice
        : string
  : boolean

/** Returns the name of an option in a configuration file: `public-url` is `publicUrl`. */
export function toConfigKey<Name extends string>(name: Name): CamelCase<Name> {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as CamelCase<Name>
}

export type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name
