import { CONDITION_FIELDS, type ConditionName } from './condition-fields.ts'

/** What is written into the fields of the conditions. */
export type ConditionText = Partial<Record<ConditionName, string>>

/** The conditions as the control API takes them; without any, `undefined`. */
export function toConditions(text: ConditionText): Record<string, unknown> | undefined {
  const said = CONDITION_FIELDS.flatMap(({ name, named }) => {
    const written = text[name]?.trim() ?? ''
    if (written === '') return []
    return [[name, named ? pairs(written) : oneOrMore(written)] as const]
  })
  return said.length > 0 ? Object.fromEntries(said) : undefined
}

function oneOrMore(written: string): string | string[] {
  const values = written.split(/\s+/)
  return values.length === 1 ? written : values
}

/** A name without a value stands for any value. */
function pairs(written: string): Record<string, string> {
  const lines = written.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split('=')
      return [name.trim(), value.length === 0 ? '*' : value.join('=').trim()]
    }),
  )
}
