import type { Fault } from '../api/types.ts'
import type { ArmingWish } from '../state/faults.ts'

/** What the form of a fault holds; what is absent is left to the declaration. */
export interface ArmingForm {
  params: Record<string, unknown>
  times?: number | undefined
  skip?: number | undefined
  probability?: number | undefined
}

/** The smallest arming that says what the form says: defaults stay unsaid. */
export function toWish({ name, params: schema }: Fault, form: ArmingForm): ArmingWish {
  const params = Object.entries(form.params).filter(
    ([key, value]) => value !== undefined && value !== schema?.properties?.[key]?.default,
  )
  return {
    fault: name,
    ...(params.length > 0 ? { params: Object.fromEntries(params) } : {}),
    ...(form.times === undefined ? {} : { times: form.times }),
    ...(form.skip === undefined ? {} : { skip: form.skip }),
    ...(form.probability === undefined ? {} : { probability: form.probability }),
  }
}
