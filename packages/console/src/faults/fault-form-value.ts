import type { Fault } from '../api/types.ts'
import type { FaultSettingsInput } from '../state/faults.ts'
import { type ConditionText, toConditions } from './to-conditions.ts'

/** The value of a fault's form; absent members use the declaration's defaults. */
export interface FaultFormValue {
  params: Record<string, unknown>
  times?: number | undefined
  skip?: number | undefined
  probability?: number | undefined
  seed?: number | undefined
  when?: ConditionText
  /** Seconds of expiry time from the moment of arming. */
  endsAfter?: number | undefined
  /** `ok` and `fault` between spaces. */
  sequence?: string
}

/** Converts the form's value to the smallest settings at that expiry time: defaults are left out. */
export function toFaultSettings(
  { name, params: schema }: Fault,
  form: FaultFormValue,
  expiryTime: number,
): FaultSettingsInput {
  const { times, skip, probability, seed, endsAfter } = form
  const params = Object.entries(form.params).filter(
    ([key, value]) => value !== undefined && value !== schema?.properties?.[key]?.default,
  )
  const sequence = form.sequence?.split(/[\s,]+/).filter(Boolean) ?? []
  const said = {
    params: params.length > 0 ? Object.fromEntries(params) : undefined,
    when: toConditions(form.when ?? {}),
    ...{ times, skip, probability, seed },
    until: endsAfter === undefined ? undefined : Math.round(expiryTime + endsAfter * 1000),
    sequence: sequence.length > 0 ? sequence : undefined,
  }
  return {
    fault: name,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  }
}
