import type { JournalEntry } from '../../src/core/journal/journal-entry.ts'
import { isFhirStep } from '../../src/core/journal/steps.ts'
import type { Happening } from './replay.ts'

/** Changes what happens beside a client without changing what the client does. */
export type Disturb = (happenings: readonly Happening[]) => Happening[]

const REPLY = { status: 200, headers: [], body: '{}' } as const

/** Another app reads data, logs in and fetches keys after each exchange. */
export const withAnotherApp: Disturb = (happenings) =>
  happenings.flatMap((happening): Happening[] =>
    'entry' in happening ? [happening, ...listForeign(happening.entry)] : [happening],
  )

function listForeign(beside: JournalEntry): Happening[] {
  const frame = {
    ...beside,
    strikes: [],
    shadowed: [],
    run: 'run-of-another-app',
    listener: 'public',
    original: REPLY,
    sent: REPLY,
    startedAt: beside.endedAt ?? beside.startedAt,
  } as const
  const facts = { clientId: 'another-app', user: 'Practitioner/somebody-else' }
  const request = {
    ...beside.request,
    method: 'GET',
    target: '/fhir/Patient/elsewhere',
    headers: [],
    body: '',
  }
  return [
    { ...frame, step: 'authorize', attribution: 'authorize', facts: { ...facts, state: 's' } },
    { ...frame, step: 'jwks', attribution: 'adjacent', facts: {} },
    { ...frame, step: 'fhir-read', attribution: 'token', facts: { ...facts, accessToken: 'another-token' } },
  ].map((entry) => ({ entry: { ...entry, request } as JournalEntry, isStruck: false }))
}

/** The user takes five seconds on each page of the server. */
export const withSlowUser: Disturb = (happenings) => {
  let delay = 0
  return happenings.map((happening) => {
    if (!('entry' in happening)) {
      return 'observation' in happening
        ? { observation: { ...happening.observation, at: happening.observation.at + delay } }
        : { action: { ...happening.action, at: happening.action.at + delay } }
    }
    const { entry, isStruck } = happening
    if (entry.step === 'decide') delay += 5000
    return { entry: shift(entry, delay), isStruck }
  })
}

function shift(entry: JournalEntry, ms: number): JournalEntry {
  const { startedAt, endedAt } = entry
  return { ...entry, startedAt: startedAt + ms, endedAt: endedAt === undefined ? undefined : endedAt + ms }
}

/** Two parts of the page load everything that is read and succeeds, side by side. */
export const withWidgets: Disturb = (happenings) =>
  happenings.flatMap((happening): Happening[] => {
    if (!('entry' in happening)) return [happening]
    const { entry } = happening
    const isRead = isFhirStep(entry.step) && entry.request.method === 'GET' && entry.strikes.length === 0
    return isRead && entry.sent !== undefined && entry.sent.status < 400
      ? [happening, happening]
      : [happening]
  })

/** Three hundred more strikes come, each in a run of its own. */
export const withMoreStrikes: Disturb = (happenings) => {
  const [struck] = happenings.filter((each) => 'entry' in each && each.isStruck)
  if (!struck || !('entry' in struck)) return [...happenings]
  const last = happenings.findLast((each) => 'entry' in each)
  const at = (last && 'entry' in last && last.entry.endedAt) || struck.entry.startedAt
  const more = Array.from({ length: 300 }, (_, index): Happening => {
    const moved = shift(struck.entry, at + index * 20 - struck.entry.startedAt)
    return { entry: { ...moved, run: `run-further-${index}`, attribution: 'authorize' }, isStruck: true }
  })
  return [...happenings, ...more]
}
