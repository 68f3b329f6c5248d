import type { AppStateAnswer, AppStateKey } from '../../model/app-state.ts'
import type { Verdict } from '../../model/verdict.ts'
import { getBundleEntries } from '../fhir/bundle.ts'
import { judgeAnswer } from '../fhir/judge-answer.ts'
import type { SessionTools } from '../session/refresh-session.ts'
import type { Session } from '../session/session.ts'
import { appState } from '../spec.ts'
import { readState } from './read-state.ts'
import { requestAppState } from './request-app-state.ts'
import { splitCode } from './to-basic.ts'

const MOST_STATES = 20
const QUERY = appState('Querying app state', 'querying-app-state')

/** Loads the state of a code and a subject (C-185). State of others is not shown. */
export function loadStates(session: Session, tools: SessionTools, key: AppStateKey): Promise<AppStateAnswer> {
  return requestAppState(
    session,
    tools,
    () => {
      splitCode(key.code)
      const whose = key.subject === undefined ? { 'subject:missing': 'true' } : { subject: key.subject }
      const searchParams = { code: key.code, ...whose }
      return { method: 'GET', send: (client) => client.search({ resourceType: 'Basic', searchParams }) }
    },
    (result) => {
      const { verdict, resource = {} } = judgeAnswer(result, { method: 'GET', search: true })
      if (verdict.level !== 'ok') return { verdict, states: [], mustLoad: false }
      const found = getBundleEntries(resource).flatMap(({ resource: each }) =>
        each === undefined ? [] : [each],
      )
      const states = found.flatMap((each) => readState(each, key) ?? [])
      const foreign = found.length - states.length
      return {
        verdict: foreign > 0 ? alarm(foreign) : count(states.length),
        states: states.slice(0, MOST_STATES),
        mustLoad: false,
      }
    },
  )
}

const count = (number: number): Verdict => ({
  level: 'ok',
  message:
    number === 0
      ? 'Nothing is stored under this code for this subject yet.'
      : number === 1
        ? 'One state was found.'
        : `${number} states were found.`,
  spec: QUERY,
})

const alarm = (foreign: number): Verdict => ({
  level: 'error',
  code: 'fhir-invalid',
  message: `${foreign} of the returned entries is not app state with this code and subject, and is not shown.`,
  whyItMatters: 'State of another patient, user or app could be mistaken for this one.',
  whatToTry: 'The server must search by exactly the requested code and absolute subject.',
  spec: QUERY,
})
