import type { FaultConditions } from 'smart-mock/control'

export type ConditionName = keyof FaultConditions

/** The notation of a condition: values between spaces, or one named value a line. */
export interface ConditionField {
  readonly name: ConditionName
  readonly hint: string
  readonly named?: boolean
}

/** The conditions for an exchange, in the order of the form. */
export const CONDITION_FIELDS: readonly ConditionField[] = [
  { name: 'step', hint: 'Replaces the steps of the fault.' },
  { name: 'path', hint: 'Path below the tenant, such as `/fhir/Patient/*`.' },
  { name: 'method', hint: 'Such as `GET`.' },
  { name: 'clientId', hint: 'Such as `my-app`.' },
  { name: 'user', hint: 'As `Practitioner/id`.' },
  { name: 'grantType', hint: 'Such as `refresh_token`.' },
  { name: 'scope', hint: 'Any of the scopes, such as `patient/*`.' },
  { name: 'resourceType', hint: 'Such as `Observation`.' },
  { name: 'run', hint: 'The id of a run.' },
  { name: 'param', hint: 'Query or form parameters, one per line: `code=*`.', named: true },
  { name: 'header', hint: 'Headers, one per line: `accept=*json*`.', named: true },
]
