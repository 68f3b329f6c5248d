import type { OptionKind } from './option.ts'

type KindOf<Kind extends OptionKind['kind']> = Extract<OptionKind, { readonly kind: Kind }>
type Plain<Kind extends 'text' | 'file' | 'port' | 'url'> = {
  readonly placeholder: string
  readonly kind: Kind
}

/** Returns the kind of a value that is any text. */
export const createTextKind = (placeholder: string): Plain<'text'> => ({ placeholder, kind: 'text' })

/** Returns the kind of a whole number within bounds. */
export const createNumberKind = (min: number, max: number): KindOf<'number'> => ({
  placeholder: '<number>',
  kind: 'number',
  min,
  max,
})

/** Returns the kind of a number within bounds that may be a fraction. */
export const createFractionKind = (placeholder: string, min: number, max: number): KindOf<'number'> => ({
  ...{ placeholder, kind: 'number', min, max },
  isFraction: true,
})

/** Returns the kind of a value that is one of these words. */
export const createChoiceKind = <const Choice extends string>(
  placeholder: string,
  choices: readonly Choice[],
) => ({ placeholder, kind: 'choice', choices }) as const

/** Returns the kind of a report file with one of these endings. */
export const createReportKind = <const Ending extends string>(endings: readonly Ending[]) =>
  ({ placeholder: '<file>', kind: 'report', endings }) as const

export const PORT: Plain<'port'> = { placeholder: '<port>', kind: 'port' }
export const FILE: Plain<'file'> = { placeholder: '<file>', kind: 'file' }
export const URL_TEXT: Plain<'url'> = { placeholder: '<url>', kind: 'url' }
