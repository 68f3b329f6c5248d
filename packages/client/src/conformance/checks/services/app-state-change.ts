import { withoutTrailingSlash } from '../../../smart/discovery/fhir-base.ts'
import type { RecordedResult } from '../../../smart/http/recorder.ts'
import { buildUnissuedValue } from '../../../smart/http/unissued-values.ts'
import {
  createProblem,
  createProblemIf,
  createWarning,
  type Problem,
} from '../../../smart/requirements/requirement.ts'
import { appState } from '../../../smart/spec.ts'
import { defineCheck } from '../../declare/check.ts'
import { createUndecidedError } from '../../declare/outcome.ts'
import {
  createSecondState,
  deleteStates,
  readVersion,
  requireState,
  type StoredState,
  sendState,
} from '../../sources/write/stored-states.ts'

/** A version that a state cannot have any more. */
const OLD = 'An update with the ETag of an old version'

export const appStateChange = defineCheck({
  name: 'app-state-change',
  title: 'Changes of app state require the current version',
  group: 'app-state',
  catalogueIds: ['S-140', 'S-143'],
  level: 'SHALL',
  since: '2.1',
  spec: appState('updates', 'updates'),
  howToFix: 'Refuse changes of app state without If-Match, or with that of another version, with 412.',
  prerequisites: ['app-state', 'client', 'write'],
  cases: {
    'if-match': {
      kind: 'active',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const state = await requireState(tools)
        const { version: first } = state
        const body = { ...state.sent, id: state.id }
        const put = (version?: string) => sendState(tools, 'PUT', `/${state.id}`, { body, version })
        const changed = await put(first)
        if (changed.status >= 500)
          throw createUndecidedError(`An update of app state returned ${changed.status}.`)
        if (changed.status !== 200)
          return [createProblem(`An update of app state returned ${changed.status}, not 200.`)]
        state.version = readVersion(changed) ?? first
        const stale = await put(first)
        const unconditional = await put()
        return [
          ...judgeRefusal(state, stale, OLD, []),
          ...judgeRefusal(state, unconditional, 'An update without If-Match', [400, 428]),
        ]
      },
    },
    identity: {
      kind: 'active',
      catalogueIds: ['S-143'],
      howToFix: 'Refuse an update of app state that changes its code or its subject with 412.',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const state = await requireState(tools, createSecondState)
        const put = (change: object) =>
          sendState(tools, 'PUT', `/${state.id}`, {
            body: { ...state.sent, id: state.id, ...change },
            version: state.version,
          })
        const coding = [{ system: 'https://conformance.example', code: buildUnissuedValue('other-state') }]
        const otherCode = judgeRefusal(
          state,
          await put({ code: { coding } }),
          'An update with another code',
          [],
        )
        const base = withoutTrailingSlash(tools.target.fhirBase)
        const reference = `${base}/Patient/${buildUnissuedValue('nobody')}`
        const moved = await put({ subject: { reference } })
        return [...otherCode, ...judgeRefusal(state, moved, 'An update with another subject', [403])]
      },
    },
    delete: {
      kind: 'active',
      spec: appState('deletes', 'deletes'),
      howToFix: 'Refuse every further change of a deleted state with 412.',
      login: { recipe: 'standalone', phase: 'live' },
      async judge(tools) {
        const state = await requireState(tools)
        const { version } = state
        const remove = () => sendState(tools, 'DELETE', `/${state.id}`, { version })
        const { status } = await remove()
        if (status >= 500) throw createUndecidedError(`The deletion of app state returned ${status}.`)
        if (status !== 200 && status !== 204)
          return [createProblem(`The deletion of app state returned ${status}, not 200 or 204.`)]
        state.isDeleted = true
        const body = { ...state.sent, id: state.id }
        const put = await sendState(tools, 'PUT', `/${state.id}`, { body, version })
        const again = await remove()
        await deleteStates(tools)
        return [
          ...judgeRefusal(state, put, 'An update of a deleted state', []),
          ...judgeRefusal(state, again, 'A second deletion', []),
        ]
      },
    },
  },
})

/** Judges a change that must be refused with 412; what is accepted makes a version of its own. */
function judgeRefusal(
  state: StoredState,
  result: RecordedResult,
  what: string,
  others: readonly number[],
): Problem[] {
  const { status } = result
  if (status === 412) return []
  if (status >= 500) throw createUndecidedError(`${what} returned ${status}.`)
  const message = `${what} returned ${status}, not 412.`
  if (status < 300) state.version = readVersion(result) ?? state.version
  return others.includes(status) ? [createWarning(message)] : createProblemIf(true, message)
}
