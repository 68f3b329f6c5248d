import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { appState } from '../../core/declare/spec.ts'
import type { FhirReplyDraft } from '../../core/journal/points.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { COUNTERPART } from './counterpart.ts'

export const appStateDefect = defineFault({
  ...COUNTERPART,
  name: 'app-state-defect',
  title: 'App state with a defect',
  catalogueIds: ['S-140', 'S-144'],
  spec: appState('managing-app-state-cruds'),
  description:
    'Responses with an app state have no ETag, or a query returns the states that were created since the fault was armed, whatever their code.',
  steps: ['app-state'],
  params: () =>
    z.strictObject({
      defect: z
        .enum(['etag-missing', 'query-ignores-code'])
        .default('etag-missing')
        .describe('What is wrong.'),
    }),
  points: {
    'app-state.reply': (reply, { params: { defect }, memo, request }) => {
      if (defect === 'etag-missing')
        return { ...reply, headers: reply.headers.filter(([name]) => name !== 'ETag') }
      if (reply.status === 201 && reply.body)
        memo.created = [...((memo.created as Json[] | undefined) ?? []), reply.body as Json]
      const isQuery = request.method === 'GET' && reply.status === 200
      return isQuery
        ? withEveryState(reply, (memo.created as readonly JsonObject[] | undefined) ?? [])
        : reply
    },
  },
})

/** Returns the searchset with the states beside those found. */
function withEveryState(reply: FhirReplyDraft, created: readonly JsonObject[]): FhirReplyDraft {
  const found = (reply.body?.entry ?? []) as readonly { readonly resource: JsonObject }[]
  const others = created.filter(({ id }) => !found.some(({ resource }) => resource.id === id))
  const entry = [...found, ...others.map((resource) => ({ resource }))]
  return { ...reply, body: { ...reply.body, total: entry.length, entry: entry as Json } }
}
