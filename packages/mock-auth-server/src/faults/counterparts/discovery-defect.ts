import { z } from 'zod'
import { defineFault } from '../../core/declare/fault.ts'
import { conformance } from '../../core/declare/spec.ts'
import { createHtmlReply } from '../../core/http/reply.ts'
import type { Json, JsonObject } from '../../core/util/json.ts'
import { replaceReply } from '../replies/replace-reply.ts'
import { COUNTERPART } from './counterpart.ts'
import { readHeader } from './read-header.ts'
import { without } from './without.ts'

/** A scope that is well-formed, listed and never granted. */
const NEVER_GRANTED = 'email'

const DEFECTS = {
  'html-for-html': (document) => document,
  'grant-types-missing': (document) => without(document, 'grant_types_supported'),
  'auth-method-unknown': (document) => adding(document, 'token_endpoint_auth_methods_supported', 'telepathy'),
  'assertion-algorithms-missing': (document) =>
    without(document, 'token_endpoint_auth_signing_alg_values_supported'),
  'issuer-missing': (document) => without(document, 'issuer'),
  'jwks-uri-missing': (document) => without(document, 'jwks_uri'),
  'scope-malformed': (document) => adding(document, 'scopes_supported', 'patient/Observation.dus'),
  'recommended-missing': (document) => without(document, 'response_types_supported'),
  'associated-endpoints-malformed': (document) => ({
    ...document,
    associated_endpoints: { note: 'must be a list' },
  }),
  'scope-never-granted': (document) => adding(document, 'scopes_supported', NEVER_GRANTED),
} as const satisfies Readonly<Record<string, (document: JsonObject) => JsonObject>>

const NAMES = Object.keys(DEFECTS) as [keyof typeof DEFECTS, ...(keyof typeof DEFECTS)[]]

export const discoveryDefect = defineFault({
  ...COUNTERPART,
  name: 'discovery-defect',
  title: 'smart-configuration with a defect',
  catalogueIds: ['S-003', 'S-009', 'S-010', 'S-011', 'S-012', 'S-014', 'S-019'],
  spec: conformance('metadata'),
  description:
    'The smart-configuration lacks a member or has a wrong value, or is HTML for a request that accepts HTML; or it lists a scope that is never granted.',
  steps: ['discovery', 'token'],
  params: () =>
    z.strictObject({
      defect: z.enum(NAMES).default('grant-types-missing').describe('What is wrong.'),
    }),
  points: {
    'discovery.document': (document, { params: { defect } }) => DEFECTS[defect](document),
    'token.grant': (grant, { params: { defect } }) =>
      defect === 'scope-never-granted' ? { ...grant, scope: withoutScope(grant.scope) } : grant,
    reply: (reply, { params: { defect }, step, request }) =>
      defect === 'html-for-html' &&
      step === 'discovery' &&
      readHeader(request, 'accept').includes('text/html')
        ? replaceReply(reply, createHtmlReply(200, '<!doctype html><title>SMART configuration</title>'))
        : reply,
  },
})

function adding(document: JsonObject, member: string, value: string): JsonObject {
  const list = document[member]
  return { ...document, [member]: [...(Array.isArray(list) ? (list as Json[]) : []), value] }
}

function withoutScope(scope: string): string {
  return scope
    .split(' ')
    .filter((each) => each !== NEVER_GRANTED)
    .join(' ')
}
