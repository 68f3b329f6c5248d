import { findHeader } from '../../../../core/http/find-header.ts'
import type { JsonObject } from '../../../../core/util/json.ts'
import { type AnsweredToken, listAnswered } from '../fhir/list-answered.ts'
import { findOrder } from '../find-order.ts'
import { isAnsweredBy } from '../is-answered-by.ts'
import { type Lessons, propose } from '../proposal.ts'
import type { Recording } from '../recording/recording.ts'
import { collectKnownValues, toValueTemplate } from '../to-value-template.ts'

const FIRST_MEMBERS = ['access_token', 'token_type', 'expires_in', 'scope', 'id_token', 'refresh_token']
const CONTEXT_MEMBERS = [
  'patient',
  'encounter',
  'fhirContext',
  'need_patient_banner',
  'smart_style_url',
  'intent',
  'tenant',
  'appContext',
  'authorization_details',
]
const GRANTS = {
  code: 'authorization_code',
  refresh: 'refresh_token',
  backend: 'client_credentials',
} as const

/** The lessons of token responses. */
export const TOKEN_LESSONS: Lessons = {
  accessTokenLifetimeS: (recording) => proposeLifetime(recording, GRANTS.code),

  backendTokenLifetimeS: (recording) => proposeLifetime(recording, GRANTS.backend),

  tokenType: (recording) => {
    const found = recording.tokenExchanges.find(({ tokens }) => tokens?.token_type === 'bearer')
    return found && propose('bearer', 'certain', 'token_type is "bearer"', [found.exchange])
  },

  expiresInType: (recording) => {
    const found = recording.tokenExchanges.find(({ tokens }) => typeof tokens?.expires_in === 'string')
    return found && propose('string', 'certain', 'expires_in is a string', [found.exchange])
  },

  tokenResponseOrder: (recording) => {
    const [answered] = listAnswered(recording, GRANTS.code)
    if (!answered) return undefined
    const observed = Object.keys(answered.tokens)
    const first = FIRST_MEMBERS.filter((name) => observed.includes(name))
    const usual = [...first, ...observed.filter((name) => !first.includes(name))]
    const order = findOrder(observed, usual)
    return order.length === 0
      ? undefined
      : propose(order, 'certain', 'the members of the token response have another order', [answered.exchange])
  },

  tokenResponseExtras: (recording) => {
    const found = Object.entries(GRANTS).flatMap(([name, grantType]) => {
      const [answered] = listAnswered(recording, grantType)
      const extras = answered && collectExtras(answered, recording)
      return answered && extras ? [{ name, extras, exchange: answered.exchange }] : []
    })
    return found.length === 0
      ? undefined
      : propose(
          Object.fromEntries(found.map(({ name, extras }) => [name, extras])),
          'certain',
          'token responses have further members',
          found.map(({ exchange }) => exchange),
        )
  },

  tokenRequestFormats: ({ tokenExchanges }) => {
    const found = tokenExchanges.find(
      ({ tokens, exchange }) =>
        tokens && /json/i.test(findHeader(exchange.requestHeaders, 'content-type') ?? ''),
    )
    return (
      found && propose('form-or-json', 'certain', 'a request with a JSON body gets tokens', [found.exchange])
    )
  },

  backendAuth: (recording) => {
    const found = listAnswered(recording, GRANTS.backend).find(({ authentication }) =>
      ['basic', 'secret'].includes(authentication),
    )
    return (
      found &&
      propose('secret-too', 'certain', 'client_credentials with a secret gets a token', [found.exchange])
    )
  },

  codeReuse: (recording) => {
    const answered = listAnswered(recording, GRANTS.code)
    const again = answered.find((each) => answered.some((other) => isAnsweredBy(other, each)))
    return again && propose('allowed', 'certain', 'a code is exchanged twice', [again.exchange])
  },
}

function proposeLifetime(recording: Recording, grantType: string) {
  const [answered] = listAnswered(recording, grantType)
  const seconds = Number(answered?.tokens.expires_in)
  return answered && Number.isInteger(seconds) && seconds > 0
    ? propose(seconds, 'certain', `expires_in is ${seconds}`, [answered.exchange])
    : undefined
}

function collectExtras(answered: AnsweredToken, recording: Recording): JsonObject | undefined {
  const known = collectKnownValues(answered)
  const extras = Object.entries(answered.tokens).filter(
    ([name]) => !FIRST_MEMBERS.includes(name) && !CONTEXT_MEMBERS.includes(name),
  )
  return extras.length === 0
    ? undefined
    : Object.fromEntries(
        extras.map(([name, value]) => [name, toValueTemplate(name, value ?? null, recording, known)]),
      )
}
