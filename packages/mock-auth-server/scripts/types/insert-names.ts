/** A type of names; an open one accepts any other text as well. */
export interface NamesType {
  readonly type: string
  readonly names: readonly string[]
  readonly isOpen: boolean
}

/** Replaces `string` by the names of a type in a `.d.ts`; throws when the type is not declared so. */
export function insertNames(declarations: string, { type, names, isOpen }: NamesType): string {
  const declared = `export type ${type} = string;`
  if (!declarations.includes(declared)) throw new Error(`${type} is not declared as string`)
  const union = names.map((name) => `'${name}'`).join(' | ')
  return declarations.replace(declared, `export type ${type} = ${union}${isOpen ? ' | (string & {})' : ''};`)
}
