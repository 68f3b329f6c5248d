import { z } from 'zod'
import { defineSwitch } from '../../core/declare/switch.ts'
import type { JsonObject } from '../../core/util/json.ts'

const ORDER: readonly string[] = [
  'access_token',
  'token_type',
  'expires_in',
  'scope',
  'id_token',
  'refresh_token',
  'context',
]

export const tokenResponseOrder = defineSwitch({
  name: 'tokenResponseOrder',
  level: 'tenant',
  description: 'The order of members in a token response; those that are not listed follow.',
  legality: 'legal',
  catalogueIds: ['S-074'],
  faults: ['token-response-odd-json'],
  default: ORDER,
  schema: () => z.array(z.string().min(1).max(100)).max(50),
  steps: ['token'],
  points: { 'token.response': (response, { value }) => sortMembers(response, value) },
})

function sortMembers(object: JsonObject, order: readonly string[]): JsonObject {
  const first = order.filter((name) => Object.hasOwn(object, name))
  return Object.fromEntries(
    [...new Set([...first, ...Object.keys(object)])].map((name) => [name, object[name]]),
  )
}
