import type { FactName } from '../../../src/core/journal/facts.ts'
import type { JournalEntry } from '../../../src/core/journal/journal-entry.ts'

/** Values that differ in every run, by the fact that names them. */
const NAMED: Partial<Record<FactName, string>> = {
  state: 'state',
  issuedState: 'state',
  nonce: 'nonce',
  codeChallenge: 'code_challenge',
  codeVerifier: 'code_verifier',
  code: 'code',
  issuedCode: 'code',
  launch: 'launch',
  issuedLaunch: 'launch',
  accessToken: 'access_token',
  issuedAccessToken: 'access_token',
  refreshToken: 'refresh_token',
  issuedRefreshToken: 'refresh_token',
  issuedIdToken: 'id_token',
  clientAssertion: 'client_assertion',
  jti: 'jti',
}
const MINTED: Readonly<Record<string, string>> = { at: 'access_token', rt: 'refresh_token' }
/** Minimum length of a replaced value: a shorter one could also be a word elsewhere. */
const SHORTEST = 12
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g
const UUID = /\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g
const RANDOM = /(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*\d)[\w-]{20,}/g
/** A FHIR id that was drawn; it may have dots. */
const DRAWN_ID = /(?<![\w.-])(?=[\w.-]*[a-z])(?=[\w.-]*[A-Z])(?=[\w.-]*\d)[A-Za-z\d.-]{24}(?![\w.-])/g
/**
 * Pattern of the id of app state, recognised by its position, since one in a hundred does not look random.
 */
const STATE_ID = /(?<=\bBasic\/|"id": ?")[A-Za-z\d.-]{24}(?![\w.-])/g
/** Pattern of a version that depends on this host and port. */
const HASHED = /W\/"([\w-]{16})"/g
/** Pattern of members that are too short to be recognised as random, or whose number among such would be drawn. */
const MEMBER = /"((?:at|c|s)_hash|client_secret|family|jti)": "([\w-]{20,})"/g
const CURSOR = /\b_cursor=([\w-]{20,})/g
const DAY_MS = 86_400_000

/** Replaces what differs between runs and machines by names: equal values get equal names, others another one. */
export class Steady {
  readonly #names = new Map<string, string>()
  readonly #taken = new Map<string, number>()
  readonly #known: readonly (readonly [value: string, name: string])[]
  readonly #at: number
  readonly #host: string

  /** Names the values of the run up to the printed exchange. */
  constructor(run: readonly JournalEntry[], shown: JournalEntry) {
    this.#at = shown.startedAt
    this.#host = hostOf(run)
    this.#known = run
      .filter(({ seq }) => seq <= shown.seq)
      .flatMap(({ facts }) =>
        Object.entries(NAMED).flatMap(([fact, name]) => {
          const value = facts[fact as FactName]
          return value === undefined || value.length < SHORTEST ? [] : [[value, name] as const]
        }),
      )
      .sort(([a], [b]) => b.length - a.length)
  }

  text(text: string): string {
    let steady = text
    for (const [value, name] of this.#known) steady = steady.replaceAll(value, () => this.#name(name, value))
    return this.#times(
      steady
        .replace(JWT, (value) => this.#name('jwt', value))
        .replace(/\b([a-z]+)_fault-\d+_\d+_[\w-]{24}/g, (value, kind: string) =>
          this.#name(MINTED[kind] ?? kind, value),
        )
        .replace(/(?:\/|%2F)t(?:\/|%2F)fault-\d+/g, '')
        .replace(/\bfault-\d+\b/g, 'default')
        .replace(/(localhost|127\.0\.0\.1)(:|%3A)(\d{4,5})\b/g, (_, host, colon, port) =>
          [host, colon, this.#port(host, port)].join(''),
        )
        .replace(/\bBasic [\w+/=]+/g, 'Basic {client_id:client_secret in base64}')
        .replace(MEMBER, (_, name: string, value: string) => `"${name}": "${this.#name(name, value)}"`)
        .replace(CURSOR, (_, value: string) => `_cursor=${this.#name('cursor', value)}`)
        .replace(UUID, (value) => this.#name('uuid', value))
        .replace(STATE_ID, (value) => this.#name('random', value))
        .replace(DRAWN_ID, (value) => this.#name('random', value))
        .replace(RANDOM, (value) => this.#name('random', value))
        .replace(HASHED, (_, value: string) => `W/"${this.#name('version', value)}"`),
    )
  }

  #port(host: string, port: string): string {
    if (port === '4020') return port
    if (host === 'localhost') return port === this.#host ? '4010' : '{port}'
    return '4012'
  }

  /** Returns `{state}`, and `{state-2}` for another value of that kind. */
  #name(kind: string, value: string): string {
    const found = this.#names.get(value)
    if (found) return found
    const count = (this.#taken.get(kind) ?? 0) + 1
    this.#taken.set(kind, count)
    const name = count === 1 ? `{${kind}}` : `{${kind}-${count}}`
    this.#names.set(value, name)
    return name
  }

  /** Replaces times near the exchange by `now` and the difference; dates far from it are data. */
  #times(text: string): string {
    return text
      .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/g, (value) =>
        this.#near(value, Date.parse(value), 2),
      )
      .replace(/\b[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/g, (value) =>
        this.#near(value, Date.parse(value), 2),
      )
      .replace(/(?<![\w".-])\d{10}(?:\.\d+)?(?![\w"])/g, (value) =>
        this.#near(value, Number(value) * 1000, 4000),
      )
      .replace(/(?<![\w".-])\d{13}(?![\w"])/g, (value) => this.#near(value, Number(value), 4000))
  }

  #near(text: string, ms: number, days: number): string {
    if (Number.isNaN(ms) || Math.abs(ms - this.#at) > days * DAY_MS) return text
    const seconds = Math.round((ms - this.#at) / 10_000) * 10
    if (seconds === 0) return '{now}'
    return seconds > 0 ? `{now + ${seconds} s}` : `{now - ${-seconds} s}`
  }
}

function hostOf(run: readonly JournalEntry[]): string {
  const first = run.find(({ listener }) => listener === 'public')
  const host = first?.request.headers.find(([name]) => /^host$/i.test(name))?.[1] ?? ''
  return host.replace(/^.*:/, '')
}
