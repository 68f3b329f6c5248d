import { defineRule, fail, PASS } from '../../core/declare/rule.ts'
import { appState } from '../../core/declare/spec.ts'
import type { JsonObject } from '../../core/util/json.ts'
import { readAppState } from '../evidence/requests/read-app-state.ts'

const LIMIT_BYTES = 262_144

export const appStateResource = defineRule({
  name: 'app-state-resource',
  level: 'error',
  catalogueIds: ['C-184'],
  spec: appState('app-state-interactions'),
  requirement:
    'App state is a small Basic resource with one coding, an absolute subject and valueString extensions.',
  howToFix: 'Leave id and version out of new state, keep it below 256 kB, and put values in valueString.',
  steps: ['app-state'],
  check: (entry) => {
    const resource = readAppState(entry)
    if (!resource) return undefined
    const { bodyBytes, method } = entry.request
    if (bodyBytes > LIMIT_BYTES) return fail('the state is too large', '256 kB', `${bodyBytes} bytes`)
    const problem = problemOf(resource, method === 'POST')
    return problem ? fail(problem, 'as defined in the profile', 'not') : PASS
  },
  examples: {
    valid: [
      {
        step: 'app-state',
        method: 'POST',
        body: '{"resourceType":"Basic","code":{"coding":[{"system":"https://app.example","code":"s"}]}}',
      },
    ],
    invalid: [{ step: 'app-state', method: 'POST', body: '{"resourceType":"Basic","id":"1"}' }],
  },
})

function problemOf(resource: JsonObject, isNew: boolean): string | undefined {
  if (resource.resourceType !== 'Basic') return 'the resource is not a Basic'
  const meta = resource.meta as JsonObject | undefined
  if (isNew && (resource.id !== undefined || meta?.versionId !== undefined))
    return 'new state has an id or version'
  const coding = (resource.code as JsonObject | undefined)?.coding
  if (!Array.isArray(coding) || coding.length !== 1) return 'code does not have exactly one coding'
  const subject = (resource.subject as JsonObject | undefined)?.reference
  if (subject !== undefined && !/^https?:/.test(String(subject)))
    return 'subject is not an absolute reference'
  const extensions = (resource.extension ?? []) as readonly JsonObject[]
  const plain = extensions.every((extension) => typeof extension.valueString === 'string')
  return plain ? undefined : 'an extension has a value that is not valueString'
}
