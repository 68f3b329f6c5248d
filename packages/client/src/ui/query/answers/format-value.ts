import { isRecord } from '../../../smart/http/is-record.ts'

/** Formats a FHIR data type for users; returns `undefined` when it has no short form. */
export function formatValue(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  if (Array.isArray(value)) {
    const parts = value.map(formatValue)
    return parts.length > 0 && parts.every((part) => part !== undefined) ? parts.join('; ') : undefined
  }
  if (!isRecord(value)) return undefined
  const {
    text,
    coding,
    display,
    code,
    system,
    family,
    given,
    value: amount,
    unit,
    start,
    end,
    line,
    city,
  } = value
  if (typeof text === 'string') return text
  if (Array.isArray(coding)) return formatValue(coding[0])
  if (typeof family === 'string' || Array.isArray(given)) return join(' ', given, family)
  if (amount !== undefined) return join(' ', amount, unit ?? (code === '1' ? undefined : code))
  if (typeof display === 'string') return display
  if (typeof code === 'string') return join('|', system, code)
  if (start !== undefined || end !== undefined) return `${start ?? '…'} to ${end ?? '…'}`
  if (line !== undefined || city !== undefined) return join(', ', line, value.postalCode, city, value.country)
  return undefined
}

function join(between: string, ...parts: unknown[]): string {
  return parts
    .flat()
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(between)
}
