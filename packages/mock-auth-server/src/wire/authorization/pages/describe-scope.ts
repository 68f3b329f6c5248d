import type {
  LaunchScope,
  ParsedScope,
  ResourceScope,
  ScopeLevel,
} from '@smart-mock/fhir-engine/model/parsed-scope'
import { formatScope } from '@smart-mock/fhir-engine/model/scopes'
import type { ConsentScope, ScopeGroup } from './consent-scope.ts'
import { describeConstraint } from './describe-constraint.ts'
import { describeResourceType } from './describe-resource-type.ts'

const VERBS: Readonly<Record<string, string>> = {
  c: 'create',
  r: 'read',
  u: 'change',
  d: 'delete',
  s: 'search',
}

const WHOSE: Readonly<Record<ScopeLevel, string>> = {
  patient: 'of the chosen patient',
  user: 'that you have access to',
  system: 'of all patients, without a user',
}

const IDENTITY: Readonly<Record<string, string>> = {
  openid: 'Know that it is you who signs in',
  fhirUser: 'Know which record here is yours',
  profile: 'Know your profile and which record here is yours',
  email: 'Know your e-mail address',
  address: 'Know your postal address',
  phone: 'Know your telephone number',
}

const REFRESH: Readonly<Record<string, string>> = {
  offline_access: 'Keep its access while you are away, until you revoke it',
  online_access: 'Keep its access while you stay signed in',
}

const CONTEXT: Readonly<Record<string, string>> = {
  patient: 'Know which patient is chosen',
  encounter: 'Know which visit is open',
}

/** Describes a scope in plain language for the consent page (S-065). */
export function describeScope(scope: ParsedScope): ConsentScope {
  const [group, text] = wordsFor(scope)
  return { raw: scope.raw, group, text }
}

function wordsFor(scope: ParsedScope): readonly [ScopeGroup, string] {
  const short = formatScope(scope, 'v2') ?? scope.raw
  switch (scope.kind) {
    case 'resource':
      return [/[cud]/.test(scope.permissions) ? 'write' : 'read', resourceText(scope)]
    case 'launch':
      return ['launch', launchText(scope)]
    case 'identity':
      return ['identity', IDENTITY[short] ?? short]
    case 'refresh':
      return ['offline', REFRESH[short] ?? short]
    case 'extension':
      return ['other', 'An extension without a description']
    case 'invalid':
      return ['other', `Not a valid scope: ${scope.reason}`]
  }
}

function resourceText({ type, level, permissions, constraints }: ResourceScope): string {
  const verbs = listed([...permissions].map((letter) => VERBS[letter] ?? letter))
  const things = type === '*' ? 'all data' : describeResourceType(type)
  const only = constraints.length > 0 ? `, only where ${listed(constraints.map(describeConstraint))}` : ''
  const future = type === '*' ? '. This means records of every kind, now and in the future' : ''
  return `${verbs.charAt(0).toUpperCase()}${verbs.slice(1)} ${things} ${WHOSE[level]}${only}${future}`
}

function launchText({ type, role }: LaunchScope): string {
  if (type === undefined) return 'Know what is open in the EHR, such as the patient and the visit'
  const known = Object.hasOwn(CONTEXT, type) ? CONTEXT[type] : `Know which ${type} is open`
  return role === undefined ? `${known}` : `${known}, in the role ${role}`
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
