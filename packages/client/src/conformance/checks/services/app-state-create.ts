import { isDeepStrictEqual } from 'node:util'
import { filterRecords, isRecord } from '../../../smart/http/is-record.ts'
import { parseObject } from '../../../smart/http/parse-object.ts'
import { createProblem, createProblemIf, type Problem } from '../../../smart/requirements/requirement.ts'
import { appState } from '../../../smart/spec.ts'
import type { CaseTools } from '../../declare/case-tools.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import {
  buildStateCode,
  createFirstState,
  createLargeState,
  createSecondState,
  readSubject,
  requireState,
  type StoredState,
  sendState,
} from '../../sources/write/stored-states.ts'

export const appStateCreate = defineCheck({
  name: 'app-state-create',
  title: 'App state is stored and found',
  group: 'app-state',
  catalogueIds: ['S-023', 'S-140', 'S-141', 'S-142', 'S-144'],
  level: 'SHALL',
  since: '2.1',
  spec: appState('create', 'create'),
  howToFix: 'Store app state as it was sent, with an id and a version, and return its ETag.',
  prerequisites: ['app-state', 'client', 'write'],
  cases: {
    create: {
      kind: 'active',
      catalogueIds: ['S-023', 'S-140', 'S-141'],
      login: { recipe: 'standalone', phase: 'live' },
      judge: async ({ get }) => judgeCreated(await get(createFirstState)),
    },
    query: {
      kind: 'active',
      catalogueIds: ['S-140', 'S-144'],
      spec: appState('querying', 'querying-app-state'),
      howToFix: 'Find app state by exactly its code and its subject.',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const { id } = await requireState(tools)
        const { system, code } = await tools.get(buildStateCode)
        const subject = await tools.get(readSubject)
        const find = (parameters: Record<string, string>) => findIds(tools, parameters)
        const named = await find({ code: `${system}|${code}`, subject })
        const other = await find({ code: `${system}|${code}-other`, subject })
        const global = await find({ code: `${system}|${code}`, 'subject:missing': 'true' })
        return [
          ...createProblemIf(!named.includes(id), 'A query by code and subject does not find the state.'),
          ...createProblemIf(other.includes(id), 'A query by another code finds the state.'),
          ...createProblemIf(
            global.includes(id),
            'A query with subject:missing=true finds state of a patient.',
          ),
        ]
      },
    },
    several: {
      kind: 'active',
      catalogueIds: ['S-142'],
      spec: appState('limits', 'managing-app-state-cruds'),
      howToFix: 'Accept several states of one code and subject, each of 256 kB.',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        await requireState(tools)
        const judge = ({ result: { status } }: StoredState, what: string) => {
          if (status >= 500 && status !== 507)
            throw createUndecidedError(`The creation of ${what} returned ${status}.`)
          return createProblemIf(status !== 201, `The creation of ${what} returned ${status}, not 201.`)
        }
        return [
          ...judge(await tools.get(createSecondState), 'a second state of the same code and subject'),
          ...judge(await tools.get(createLargeState), 'a state of 256 kB'),
        ]
      },
    },
  },
})

function judgeCreated({ result, sent, id, version }: StoredState): Problem[] {
  const { status, text, headers } = result
  if (status >= 500) throw createUndecidedError(`The creation of app state returned ${status}.`)
  if (status !== 201) return [createProblem(`The creation of app state returned ${status}, not 201.`)]
  const stored = parseObject(text)
  if (!stored) return [createProblem('The response to the creation of app state is no resource.')]
  const lost = Object.keys(sent).filter((name) => !isDeepStrictEqual(stored[name], sent[name]))
  return [
    ...createProblemIf(id === '', 'The stored state has no id.'),
    ...createProblemIf(
      !isRecord(stored.meta) || typeof stored.meta.versionId !== 'string',
      'The stored state has no meta.versionId.',
    ),
    ...createProblemIf(headers.get('etag') === null || version === undefined, 'The response has no ETag.'),
    ...createProblemIf(lost.length > 0, `Not returned as sent: ${lost.join(', ')}.`),
  ]
}

/** Finds the ids of the states that a query returns. @throws Unjudged when it returns something else */
async function findIds(tools: CaseTools, parameters: Record<string, string>): Promise<unknown[]> {
  const { status, text } = await sendState(tools, 'GET', `?${new URLSearchParams(parameters)}`)
  const json = status === 200 ? parseObject(text) : undefined
  if (!json) throw createUndecidedError(`A query for app state returned ${status}.`)
  return filterRecords(json.entry).map(({ resource }) => (isRecord(resource) ? resource.id : undefined))
}
