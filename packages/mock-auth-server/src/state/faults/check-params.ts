import { formatSuggestion } from '@smart-mock/cli-kit'
import type { z } from 'zod'
import type { AnyFault } from '../../core/declare/fault.ts'
import type { FaultSettings } from '../../core/declare/fault-settings.ts'

/** A fault that could not be armed, with the reason. */
export class FaultSettingsError extends Error {
  override readonly name = 'ArmingError'
}

/** Returns the parameters of a fault, checked against its schema; throws `FaultSettingsError` for bad ones. */
export function checkParams(declaration: AnyFault, { params = {} }: FaultSettings): unknown {
  if (!declaration.params) {
    const [first] = Object.keys(params)
    if (first === undefined) return {}
    throw new FaultSettingsError(`${declaration.name} has no parameters, but got ${JSON.stringify(first)}`)
  }
  const parsed = declaration.params().safeParse(params)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'params'
  const suggestion = issue === undefined ? '' : suggestFor(issue, declaration, params)
  throw new FaultSettingsError(`${declaration.name}: ${where}: ${issue?.message ?? 'not valid'}${suggestion}`)
}

/** Formats the nearest parameter for an unknown one, or the nearest value for one that a parameter does not have. */
function suggestFor(
  issue: z.core.$ZodIssue,
  declaration: AnyFault,
  params: Readonly<Record<string, unknown>>,
): string {
  if (issue.code === 'unrecognized_keys') {
    const schema = declaration.params?.()
    const names = schema && 'shape' in schema ? Object.keys(schema.shape as object) : []
    return formatSuggestion(issue.keys[0] ?? '', [...names, ...SETTINGS])
  }
  const [name = ''] = issue.path
  const given = params[String(name)]
  return issue.code === 'invalid_value' && typeof given === 'string'
    ? formatSuggestion(given, issue.values.map(String))
    : ''
}

/** Names beside the parameters in the short form of a fault. */
const SETTINGS = ['times', 'sequence']
