/**
 * The part of zod's types that published types mention. Those of the library are 25 times as large as the types that
 * use them, and whoever installs a package only needs what a schema infers.
 */
export * as z from './zod-types.d.ts'

export interface ZodType<Output = unknown, Input = unknown, Internals = unknown> {
  readonly _zod: { readonly output: Output; readonly input: Input; readonly internals?: Internals }
  parse(value: unknown): Output
  safeParse(value: unknown): { success: true; data: Output } | { success: false; error: Error }
}

type OutputOf<Schema> = Schema extends { readonly _zod: { readonly output: infer Output } } ? Output : never

export type { OutputOf as infer, OutputOf as output }

interface Optional {
  readonly optionality: 'optional'
}
export interface ZodOptional<Inner> extends ZodType<OutputOf<Inner> | undefined>, Optional {}
export interface ZodDefault<Inner> extends ZodType<Exclude<OutputOf<Inner>, undefined>> {}
export interface ZodNullable<Inner> extends ZodType<OutputOf<Inner> | null> {}

export interface ZodString extends ZodType<string> {}
export interface ZodURL extends ZodType<string> {}
export interface ZodISODate extends ZodType<string> {}
export interface ZodISODateTime extends ZodType<string> {}
export interface ZodNumber extends ZodType<number> {}
export interface ZodInt extends ZodType<number> {}
export interface ZodBoolean extends ZodType<boolean> {}
export interface ZodUnknown extends ZodType<unknown> {}
export interface ZodLiteral<Value> extends ZodType<Value> {}
export interface ZodEnum<Values> extends ZodType<Values[keyof Values]> {}

export interface ZodArray<Item> extends ZodType<OutputOf<Item>[]> {}
export interface ZodTuple<Items extends readonly unknown[]>
  extends ZodType<{ -readonly [At in keyof Items]: OutputOf<Items[At]> }> {}
export interface ZodUnion<Members extends readonly unknown[]> extends ZodType<OutputOf<Members[number]>> {}
export interface ZodRecord<Key, Value>
  extends ZodType<Record<OutputOf<Key> & PropertyKey, OutputOf<Value>>> {}
type Json = string | number | boolean | null | Json[] | { [name: string]: Json }
export interface ZodJSONSchema extends ZodType<Json> {}

type Flat<Type> = { [Name in keyof Type]: Type[Name] }
type Fields<Shape> = Flat<
  {
    -readonly [Name in keyof Shape as Shape[Name] extends Optional ? never : Name]: OutputOf<Shape[Name]>
  } & {
    -readonly [Name in keyof Shape as Shape[Name] extends Optional ? Name : never]?: OutputOf<Shape[Name]>
  }
>
export interface ZodObject<Shape, Config = core.$strip> extends ZodType<Fields<Shape> & Config> {
  readonly shape: Shape
}

export declare namespace core {
  /** What an object has beside its fields. */
  type $strip = unknown
  type $strict = unknown
  interface $loose {
    [name: string]: unknown
  }
  interface $ZodTypeInternals<Output = unknown, Input = unknown> {
    readonly output: Output
    readonly input: Input
  }
}
