import type { OptionKind } from './option.ts'

/** Returns the kind of a value that is any text. */
export const createTextKind = (placeholder: string): OptionKind & { readonly kind: 'text' } => ({
  placeholder,
  kind: 'text',
})

export const NUMBER = { placeholder: '<number>', kind: 'number' } as const satisfies OptionKind
export const PORT = { placeholder: '<port>', kind: 'port' } as const satisfies OptionKind
export const FILE = { placeholder: '<file>', kind: 'file' } as const satisfies OptionKind
export const URL_TEXT = createTextKind('<url>')
