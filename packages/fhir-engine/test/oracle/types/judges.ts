import type { Any } from '../../engine.ts'
import type { Judge } from './ask.ts'
import { dateJudge } from './date.ts'
import { numberJudge } from './number.ts'
import { quantityJudge } from './quantity.ts'
import { referenceJudge } from './reference.ts'
import { specialJudge } from './special.ts'
import { stringJudge } from './string.ts'
import { tokenJudge } from './token.ts'
import { uriJudge } from './uri.ts'

const judges: Record<string, Judge<Any>> = {
  date: dateJudge,
  number: numberJudge,
  quantity: quantityJudge,
  reference: referenceJudge,
  special: specialJudge,
  string: stringJudge,
  token: tokenJudge,
  uri: uriJudge,
}

/** Returns the judge of a parameter type; a composite has those of its components. */
export function getJudge(type: string): Judge<Any> {
  const judge = judges[type]
  if (!judge) throw new Error(`no search parameter type ${type}`)
  return judge
}
