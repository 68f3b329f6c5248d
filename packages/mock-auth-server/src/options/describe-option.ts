import type { OptionDeclaration } from '../core/oauth/option-declaration.ts'

/** Returns the description of an option with its default. */
export function describeOption({ description, default: value }: OptionDeclaration): string {
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return description
  const text = Array.isArray(value) ? value.join(', ') || 'none' : String(value)
  return `${description} Default: ${text}.`
}
