import { CONDITION_FIELDS, type ConditionName } from './condition-fields.ts'

/** Text in the fields of the conditions. */
export type ConditionText = Partial<Record<ConditionName, string>>

/** Converts the text to conditions of the control API; returns `undefined` without any. */
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

/** Parses named values; a name without a value stands for any value. */
function pairs(written: string): Record<string, string> {
  const lines = written.split('\n').filter((line) => line.trim() !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split('=')
      return [name.trim(), value.length === 0 ? '*' : value.join('=').trim()]
    }),
  )
}
