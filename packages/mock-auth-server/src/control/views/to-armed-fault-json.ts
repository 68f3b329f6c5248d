import type { ArmedFault } from '../../state/armed-fault.ts'

/** Converts an armed fault to JSON. */
export function toArmedFaultJson(armed: ArmedFault): unknown {
  const { id, declaration, params, arming, matched, struck, heldBack, remaining } = armed
  const { name: fault, title } = declaration
  return { id, fault, title, params, arming, matched, struck, heldBack, remaining: remaining ?? null }
}
