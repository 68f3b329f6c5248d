import { formatSuggestion, UsageError } from '@smart-mock/cli-kit'

/** The values that a placeholder in braces stands for, each with the variable that has it without `--env`. */
const PLACEHOLDERS = {
  fhirBase: 'SMART_MOCK_FHIR_BASE',
  issuer: 'SMART_MOCK_ISSUER',
  control: 'SMART_MOCK_CONTROL',
  controlToken: 'SMART_MOCK_CONTROL_TOKEN',
  tenant: 'SMART_MOCK_TENANT',
} as const

const PLACEHOLDER = /\{(\w+)\}/g
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/

/** A variable for a command, with placeholders in its value. */
export interface VariableTemplate {
  readonly name: string
  readonly value: string
}

/** Parses a value of `--env`, `NAME=value`; throws `UsageError`, for an unknown placeholder too. */
export function parseVariableTemplate(text: string): VariableTemplate {
  const at = text.indexOf('=')
  const name = text.slice(0, Math.max(at, 0))
  if (!NAME.test(name))
    throw new UsageError(`--env must be a variable with its value, such as APP_FHIR={fhirBase}, not ${text}`)
  const value = text.slice(at + 1)
  const known = Object.keys(PLACEHOLDERS)
  for (const [written, placeholder = ''] of value.matchAll(PLACEHOLDER)) {
    if (known.includes(placeholder)) continue
    const suggestion = formatSuggestion(
      written,
      known.map((each) => `{${each}}`),
    )
    throw new UsageError(
      `--env ${text}: unknown placeholder ${written}${suggestion}; there are ${known.map((each) => `{${each}}`).join(', ')}`,
    )
  }
  return { name, value }
}

/** Fills the placeholders of variables; throws `UsageError` for a token where the mock requires none. */
export function replacePlaceholders(
  templates: readonly VariableTemplate[],
  addresses: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled = templates.map(({ name, value }) => {
    const text = value.replace(PLACEHOLDER, (written, placeholder: keyof typeof PLACEHOLDERS) => {
      const replacement = addresses[PLACEHOLDERS[placeholder]]
      if (replacement === undefined)
        throw new UsageError(`--env ${name}: the mock has no ${written}; set --control-token`)
      return replacement
    })
    return [name, text]
  })
  return Object.fromEntries(filled)
}
