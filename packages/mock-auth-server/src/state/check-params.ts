import type { AnyFault } from '../core/declare/fault.ts'
import type { FaultSettings } from '../core/declare/fault-settings.ts'

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
  throw new FaultSettingsError(`${declaration.name}: ${where}: ${issue?.message ?? 'not valid'}`)
}
