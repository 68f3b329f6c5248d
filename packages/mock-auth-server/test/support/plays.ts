import type { FactName } from '../../src/core/journal/facts.ts'
import type { JournalEntry } from '../../src/core/journal/journal-entry.ts'
import type { Story } from './conclude-about.ts'
import type { RunExchange } from './example-journal.ts'

const APART_MS = 1000
/** Milliseconds between two logins of one client. */
const NEXT_LOGIN_MS = 3_600_000
/** Values that differ in every login. */
const OWN_VALUES = [
  'code',
  'issuedCode',
  'accessToken',
  'issuedAccessToken',
  'refreshToken',
  'issuedRefreshToken',
  'launch',
  'issuedLaunch',
  'state',
  'jti',
] as const satisfies readonly FactName[]

const NO_VALUE = /^(?:undefined|null|NaN|\[object Object\]|)$/
/** Own values that a text contains. */
const MARKED = /\b[a-z]-123\b/g

type Play = readonly [title: string, outcome: string, exchanges: readonly RunExchange[], story?: Story]

/** Returns what a request of its own client carries that ties it to its run. */
function findOrigin({ step, facts = {} }: RunExchange): JournalEntry['attribution'] {
  if (facts.accessToken !== undefined || facts.refreshToken !== undefined) return 'token'
  if (facts.code !== undefined) return 'code'
  if (facts.launch !== undefined) return 'launch'
  return step === 'authorize' ? 'authorize' : 'only'
}

function withTime(exchange: RunExchange, index: number): RunExchange & { readonly at: number } {
  const { at = index * APART_MS, attribution = findOrigin(exchange) } = exchange
  return { ...exchange, at, attribution }
}

/** Returns a play with another app's login beside it: after the first strike, and again at the end. */
export function withStranger(exchanges: readonly RunExchange[], story: Story = {}): [RunExchange[], Story] {
  const own = exchanges.map(withTime)
  const strikes = [story.struck ?? 1].flat()
  const first = strikes[0] ?? 1
  const startedAt = own[first - 1]?.at ?? 0
  const between = playStranger('stranger-1', startedAt + 20)
  const after = playStranger('stranger-2', Math.max(...own.map(({ at }) => at)) + 20)
  const struck = strikes.map((each) => (each > first ? each + between.length : each))
  const seen = story.seen?.map(([kind, detail = '', run = 'run-1']) => [kind, detail, run] as const)
  return [
    [...own.slice(0, first), ...between, ...own.slice(first), ...after],
    { ...story, struck, ...(seen && { seen }) },
  ]
}

/** Returns the exchanges of another app; what carries nothing is taken for the first app's. */
function playStranger(run: string, startAt: number): RunExchange[] {
  const own = { clientId: run, user: run, patient: run }
  const token = { ...own, accessToken: `${run}-token` }
  const target = `/fhir/Patient/${run}`
  const refresh = { ...own, grantType: 'refresh_token', refreshToken: `${run}-refresh` }
  const played: RunExchange[] = [
    { step: 'discovery', attribution: 'adjacent' },
    {
      step: 'authorize',
      facts: { clientId: run, state: run, scope: 'openid patient/*.read' },
      attribution: 'authorize',
    },
    { step: 'token', facts: { ...own, code: run, issuedAccessToken: `${run}-token` }, attribution: 'code' },
    { step: 'jwks', run: 'run-1', attribution: 'adjacent' },
    { step: 'fhir-read', target, facts: token, attribution: 'token' },
    { step: 'bulk', facts: { ...token, interaction: 'bulk-file' }, attribution: 'token' },
    { step: 'token', facts: { ...refresh, issuedAccessToken: `${run}-new` }, attribution: 'token' },
    {
      step: 'token',
      facts: { ...refresh, error: 'invalid_grant' },
      attribution: 'token',
      reply: { status: 400 },
    },
    {
      step: 'fhir-read',
      target,
      facts: { ...token, error: 'invalid_token' },
      attribution: 'token',
      reply: { status: 401 },
    },
    {
      step: 'fhir-read',
      target,
      run: 'run-1',
      attribution: 'adjacent',
      facts: { error: 'invalid_token' },
      reply: { status: 401 },
    },
  ]
  return played.map((exchange, index) => ({ run, ...exchange, at: startAt + index * 12 }))
}

/** Returns plays one after the other, each in a run of its own with its own values. */
export function inSequence(plays: readonly Play[]): [RunExchange[], Story] {
  const exchanges: RunExchange[] = []
  const struck: number[] = []
  const seen: (readonly [NonNullable<Story['seen']>[number][0], string, string])[] = []
  plays.forEach(([, , own, story = {}], index) => {
    const run = `login-${index}`
    struck.push(...[story.struck ?? 1].flat().map((each) => each + exchanges.length))
    for (const [kind, detail = '', of] of story.seen ?? []) {
      seen.push([kind, detail, of === undefined ? run : `${run}-${of}`])
    }
    exchanges.push(...own.map((exchange, nth) => inLogin(withTime(exchange, nth), index)))
  })
  const isQuiet = plays.some(([, , , story]) => story?.ending === 'quiet')
  return [exchanges, { struck, seen, ending: isQuiet ? 'quiet' : 'ended' }]
}

function inLogin(exchange: RunExchange & { readonly at: number }, index: number): RunExchange {
  const facts = { ...exchange.facts }
  for (const name of OWN_VALUES) {
    const value = facts[name]
    if (value !== undefined && !NO_VALUE.test(value)) facts[name] = `${value}-${index}`
  }
  const suffix = exchange.run === undefined ? '' : `-${exchange.run}`
  const change = (text: string) => text.replace(MARKED, `$&-${index}`)
  return {
    ...exchange,
    facts,
    ...(exchange.target && { target: change(exchange.target) }),
    ...(exchange.body && { body: change(exchange.body) }),
    ...(exchange.headers && {
      headers: exchange.headers.map(([name, value]) => [name, change(value)] as const),
    }),
    run: `login-${index}${suffix}`,
    at: exchange.at + index * NEXT_LOGIN_MS,
  }
}
