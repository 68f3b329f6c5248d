import type { Json, JsonObject } from '../../../../core/util/json.ts'
import { isSameJson } from '../../../../core/util/json.ts'
import type { OptionSettings } from '../../../../options/option-settings.ts'
import {
  buildOpenIdConfiguration,
  buildSmartConfiguration,
} from '../../../../wire/discovery/discovery-document.ts'
import { createStrictContext } from '../create-strict-context.ts'
import { findOrder } from '../find-order.ts'
import { type Lesson, type Lessons, propose } from '../proposal.ts'
import { ENDPOINT_MEMBERS } from '../recording/collect-endpoints.ts'
import { type Exchange, isObject, readObject } from '../recording/exchange.ts'
import type { Recording } from '../recording/recording.ts'
import { isUrl, toUrlTemplate } from '../recording/to-url-template.ts'

type ReadProposal = Parameters<Lesson>[1]

/** The lessons of discovery documents, beyond what other proposals explain. */
export const DOCUMENT_LESSONS: Lessons = {
  discovery: (recording, read) =>
    compareDocument(recording, read, recording.documents.smart, buildSmartConfiguration),
  openidDocument: (recording, read) =>
    compareDocument(recording, read, recording.documents.openid, buildOpenIdConfiguration),
}

function compareDocument(
  recording: Recording,
  read: ReadProposal,
  exchange: Exchange | undefined,
  build: typeof buildSmartConfiguration,
) {
  const document = exchange && readObject(exchange)
  if (!document) return undefined
  const options = Object.fromEntries(
    ['codeChallengeMethods', 'assertionAlgorithms'].flatMap((name) => {
      const value = read(name)
      return value === undefined ? [] : [[name, value ?? undefined]]
    }),
  ) as OptionSettings
  const strict = build(createStrictContext(recording, options))
  const explained = listExplained(read)
  const isUsual = (name: string) => !explained.includes(name) || Object.hasOwn(document, name)
  const usual = Object.entries(toTemplates(strict, recording, true)).filter(
    ([name, value]) => value !== undefined && isUsual(name),
  )
  const observed = toTemplates(document, recording, false)
  const difference = findDifference(observed, Object.fromEntries(usual))
  return difference && propose(difference, 'certain', describeShape(difference), [exchange])
}

interface Shape {
  readonly omit?: readonly string[]
  readonly set?: JsonObject
  readonly order?: readonly string[]
}

function findDifference(observed: JsonObject, usual: JsonObject): Shape | undefined {
  const omit = Object.keys(usual).filter((name) => !Object.hasOwn(observed, name))
  const set = Object.fromEntries(
    Object.entries(observed).filter(([name, value]) => !isSameJson(value, usual[name])),
  )
  const left = Object.keys(usual).filter((name) => !omit.includes(name))
  const order = findOrder(Object.keys(observed), [...new Set([...left, ...Object.keys(set)])])
  if (omit.length + Object.keys(set).length + order.length === 0) return undefined
  return {
    ...(omit.length > 0 ? { omit } : {}),
    ...(Object.keys(set).length > 0 ? { set } : {}),
    ...(order.length > 0 ? { order } : {}),
  }
}

function describeShape({ omit = [], set = {}, order = [] }: Shape): string {
  const parts = [
    [omit.length, 'lacks members'],
    [Object.keys(set).length, 'has members of its own'],
    [order.length, 'has another order'],
  ] as const
  return `the document ${parts
    .filter(([count]) => count > 0)
    .map(([, words]) => words)
    .join(', ')}`
}

/** Lists the members that the document lacks for another reason. */
function listExplained(read: ReadProposal): readonly string[] {
  const isUnadvertised = ['own-token', 'unadvertised-open'].includes(String(read('introspection')))
  return [
    ...(read('issuer') === 'absent' ? ['issuer'] : []),
    ...(read('responseIssuer') === 'silent' ? ['authorization_response_iss_parameter_supported'] : []),
    ...(read('registration') === 'off' ? ['registration_endpoint'] : []),
    ...(read('revocation') === 'off' ? ['revocation_endpoint'] : []),
    ...(isUnadvertised ? ['introspection_endpoint'] : []),
  ]
}

const MEMBERS = Object.fromEntries(Object.entries(ENDPOINT_MEMBERS).map(([name, member]) => [member, name]))

/** Replaces URLs by templates; those of endpoints, which other switches move, by their names. */
function toTemplates(document: JsonObject, recording: Recording, isStrict: boolean): JsonObject {
  const members = Object.entries(document).map(([name, value]) => {
    const endpoint = MEMBERS[name]
    const known = endpoint && (isStrict || value === recording.endpoints[endpoint as 'token'])
    if (known || (name === 'issuer' && typeof value === 'string')) return [name, `{${endpoint ?? 'issuer'}}`]
    return [name, replaceUrls(value ?? null, recording)]
  })
  return Object.fromEntries(members)
}

function replaceUrls(value: Json, recording: Recording): Json {
  if (typeof value === 'string') return isUrl(value) ? toUrlTemplate(value, recording) : value
  if (Array.isArray(value)) return value.map((each: Json) => replaceUrls(each, recording))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, replaceUrls(each ?? null, recording)]),
  )
}
