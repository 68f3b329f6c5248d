/** The part of JSON Schema that the control API uses. */
export interface JsonSchema {
  type?: string
  /** Set for switches: whether the specifications allow what it does. */
  'x-legality'?: string
  description?: string
  default?: unknown
  const?: unknown
  enum?: (string | number)[]
  minimum?: number
  maximum?: number
  maxLength?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
}
