import type { Prerequisite } from '../../core/declare/tenant-action.ts'
import { findHeader } from '../../core/http/find-header.ts'
import type { JournalEntry } from '../../core/journal/journal-entry.ts'
import type { Step } from '../../core/journal/steps.ts'

/** Something that an app does, which exercises faults. */
export interface Activity {
  /** An imperative without a full stop. */
  readonly instruction: string
  /** Returns `true` when the exchanges of an app show it. */
  readonly isShownBy: (entries: readonly JournalEntry[]) => boolean
}

const PAGE = "Send the requests from the app's page"

/** Instructions by which an app reaches a step. */
export const STEP_INSTRUCTIONS: Readonly<Record<Step, string>> = {
  launch: 'Launch the app from the EHR (--launch-url)',
  discovery: 'Read .well-known/smart-configuration',
  metadata: 'Read the CapabilityStatement (/metadata)',
  'openid-configuration': 'Read .well-known/openid-configuration',
  jwks: "Fetch the server's keys (jwks_uri) to verify the id_token",
  register: 'Register the client dynamically',
  authorize: 'Log in a user',
  decide: 'Log in a user',
  token: 'Redeem a code at the token endpoint',
  introspect: 'Introspect a token',
  revoke: 'Revoke the token when the user logs out',
  manage: 'Open the page where a user manages permissions',
  userinfo: 'Request the userinfo endpoint',
  'fhir-read': 'Read a resource by its id',
  'fhir-search': 'Search resources',
  'fhir-write': 'Create, update or delete a resource',
  'fhir-batch': 'Send a batch or a transaction',
  'fhir-operation': 'Invoke an operation',
  bulk: 'Export in bulk ($export)',
  style: 'Fetch smart_style_url',
  brands: 'Read the brands of the server (user_access_brand_bundle)',
  'app-state': 'Store state of the app at the server (SMART App State)',
  preflight: "Send requests with an Authorization header from the app's page, on another origin",
  probe: 'Send a HEAD request',
  unmatched: 'Request an unknown path',
  outbound: 'Register a URL for the keys of the client (jwks_uri)',
  connection: 'Open a connection',
}

/** Activities behind the values of `grant_type`. */
export const GRANT_ACTIVITIES: Readonly<Record<string, Activity>> = {
  authorization_code: {
    instruction: 'Log in a user and redeem the code',
    isShownBy: (entries) => entries.some(({ facts }) => facts.grantType === 'authorization_code'),
  },
  refresh_token: {
    instruction: 'Request offline_access or online_access, and refresh the access token',
    isShownBy: (entries) => entries.some(({ facts }) => facts.grantType === 'refresh_token'),
  },
  client_credentials: {
    instruction: 'Get the token as a backend service (client_credentials)',
    isShownBy: (entries) => entries.some(({ facts }) => facts.grantType === 'client_credentials'),
  },
}

const hasStep =
  (...steps: readonly Step[]) =>
  (entries: readonly JournalEntry[]) =>
    entries.some(({ step }) => steps.includes(step))

/** Activities behind the prerequisites of faults. */
export const PREREQUISITE_ACTIVITIES: Readonly<Record<Prerequisite, Activity>> = {
  refresh: GRANT_ACTIVITIES.refresh_token as Activity,
  backend: GRANT_ACTIVITIES.client_credentials as Activity,
  driver: {
    instruction: 'Let the sweep operate a page (--launch-url or --standalone)',
    isShownBy: (entries) =>
      entries.some(({ request }) => findHeader(request.headers, 'sec-fetch-mode') !== undefined),
  },
  browser: {
    instruction: PAGE,
    isShownBy: (entries) =>
      entries.some(({ request }) => findHeader(request.headers, 'origin') !== undefined),
  },
  https: {
    instruction: 'Run the mock over https (--https)',
    isShownBy: (entries) => entries.some(({ facts }) => facts.fhirBase?.startsWith('https:') ?? false),
  },
  openid: {
    instruction: 'Request the scopes openid and fhirUser, and use the id_token',
    isShownBy: (entries) => entries.some(({ facts }) => facts.issuedIdToken !== undefined),
  },
  'no-nonce': {
    instruction: 'Log in without a nonce',
    isShownBy: (entries) =>
      entries.some(({ step, facts }) => step === 'authorize' && facts.nonce === undefined),
  },
  'ehr-launch': {
    instruction: STEP_INSTRUCTIONS.launch,
    isShownBy: (entries) => entries.some(({ facts }) => facts.launch !== undefined),
  },
  'authorize-post': {
    instruction: 'Send the authorize request by POST',
    isShownBy: (entries) =>
      entries.some(({ step, request }) => step === 'authorize' && request.method === 'POST'),
  },
  asymmetric: {
    instruction: 'Authenticate the client with private_key_jwt',
    isShownBy: (entries) => entries.some(({ facts }) => facts.clientAssertion !== undefined),
  },
  public: {
    instruction: 'Run the app as a public client (without --secret)',
    isShownBy: (entries) => entries.some(({ facts }) => facts.clientType === 'public'),
  },
  'two-redirect-uris': {
    instruction: 'Register two redirect URIs (--redirect-uri twice)',
    isShownBy: (entries) => entries.some(({ facts }) => facts.registeredUris?.includes(' ') ?? false),
  },
  introspection: { instruction: STEP_INSTRUCTIONS.introspect, isShownBy: hasStep('introspect') },
  logout: { instruction: STEP_INSTRUCTIONS.revoke, isShownBy: hasStep('revoke') },
  'app-state': { instruction: STEP_INSTRUCTIONS['app-state'], isShownBy: hasStep('app-state') },
  brands: { instruction: STEP_INSTRUCTIONS.brands, isShownBy: hasStep('brands') },
}

const NONCE = 'Send a nonce with the authorize request'
const FHIR_USER = 'Read the resource that fhirUser names'

/** Instructions for single faults whose declaration does not show what they need. */
export const FAULT_INSTRUCTIONS: Readonly<Record<string, string>> = {
  'id-token-wrong-nonce': NONCE,
  'id-token-replayed': NONCE,
  'fhir-user-read-refused': FHIR_USER,
  'fhir-user-read-other': FHIR_USER,
  'cors-headers-wrong': PAGE,
  'cors-star-with-credentials': PAGE,
  'expose-headers-missing': PAGE,
  'token-cors-missing': PAGE,
  'paging-endless': 'Follow the next link of a search',
  'writes-not-granted': 'Request scopes that permit writing',
  'encounter-missing': 'Launch the app with an encounter in context',
}
