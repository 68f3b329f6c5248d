import type { ArmedFault } from '../../state/faults/armed-fault.ts'

/** Converts an armed fault to JSON. */
export function toArmedFaultJson(armed: ArmedFault): unknown {
  const { id, declaration, params, settings, matchCount, strikeCount, shadowedCount, remaining } = armed
  const { name: fault, title } = declaration
  return {
    id,
    fault,
    title,
    params,
    settings,
    matchCount,
    strikeCount,
    shadowedCount,
    remaining: remaining ?? null,
  }
}
