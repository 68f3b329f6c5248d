import { type FaultSettings, faultSettingsSchema } from '../core/declare/fault-settings.ts'
import { loadAliases, loadFaults } from '../faults/load-faults.ts'
import { FaultSettingsError } from '../state/faults/check-params.ts'

/** Reads the short form `name?param=value&times=1`, as command line and `Prefer` write it; throws `FaultSettingsError`. */
export async function parseFaultSettings(text: string): Promise<FaultSettings> {
  const [fault = '', query = ''] = text.split('?', 2)
  const takes = await valuesOf(fault)
  const arming: Record<string, unknown> = { fault }
  // A Map, since a name may be __proto__.
  const params = new Map<string, unknown>()
  const when = new Map<string, unknown>()
  for (const [name, value] of new URLSearchParams(query)) {
    // Schemas drop this name without a word.
    if (/^(?:when\.)?__proto__$/.test(name))
      throw new FaultSettingsError(`${text}: ${name} is not a parameter`)
    if (Object.hasOwn(faultSettingsSchema.shape, name) && name !== 'when' && name !== 'params')
      arming[name] = readWord(name, value)
    else if (name.startsWith('when.')) when.set(name.slice(5), value)
    else params.set(name, !takes(name, readValue(value)) && takes(name, value) ? value : readValue(value))
  }
  if (params.size > 0) arming.params = Object.fromEntries(params)
  if (when.size > 0) arming.when = Object.fromEntries(when)
  const parsed = faultSettingsSchema.safeParse(arming)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new FaultSettingsError(`${text}: ${issue?.path.join('.')}: ${issue?.message}`)
}

/**
 * Returns a predicate for the values that a parameter of the fault accepts: some have numbers for names, as
 * texts.
 */
async function valuesOf(name: string): Promise<(param: string, value: unknown) => boolean> {
  const [faults, aliases] = await Promise.all([loadFaults(), loadAliases()])
  const fault = Object.hasOwn(aliases, name) ? aliases[name]?.fault : name
  const schema = faults.get(fault ?? name)?.params?.()
  return (param, value) => schema?.safeParse({ [param]: value }).success ?? true
}

function readWord(name: string, value: string): unknown {
  return name === 'sequence' ? value.split(',') : readValue(value)
}

/** Parses numbers and booleans as such, everything else as text. */
function readValue(value: string): unknown {
  if (/^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  return value === 'true' ? true : value === 'false' ? false : value
}
