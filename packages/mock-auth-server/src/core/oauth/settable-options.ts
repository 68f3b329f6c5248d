import type { JsonObject } from '../util/json.ts'
import { introspectionOption } from './introspection-option.ts'
import {
  defineChoice,
  defineFlag,
  defineGroup,
  defineInteger,
  defineList,
  defineNullable,
  type GroupValue,
  type OptionDeclaration,
} from './option-declaration.ts'
import { PER_CLIENT_OPTIONS } from './per-client-options.ts'
import { PROFILE_VERSIONS } from './profile.ts'

/** The eleven keys of "styling" in SMART App Launch, scopes and launch context. */
const DEFAULT_STYLE: JsonObject = {
  color_background: '#edeae3',
  color_error: '#9e2d2d',
  color_highlight: '#69b5ce',
  color_modal_backdrop: '',
  color_success: '#498e49',
  color_text: '#303030',
  dim_border_radius: '6px',
  dim_font_size: '13px',
  dim_spacing_size: '20px',
  font_family_body: "Georgia, Times, 'Times New Roman', serif",
  font_family_heading: "'HelveticaNeue-Light', Helvetica, Arial, 'Lucida Grande', sans-serif",
}

const DAY_S = 24 * 3600

/** The members of the option `autoApprove`. */
export const AUTO_APPROVE_MEMBERS = {
  user: {
    shape: { kind: 'text', maxLength: 100 },
    description: 'The user who signs in, as `Practitioner/id`.',
  },
  patient: {
    shape: { kind: 'text', maxLength: 64 },
    description: 'Bare id of the patient in context.',
  },
  consent: {
    shape: { kind: 'choice', values: ['given', 'ask'] },
    description: '`ask` still shows the consent page.',
  },
  granularScope: {
    shape: { kind: 'text', maxLength: 2000 },
    description:
      'Granular scopes, separated by spaces, that are granted in place of the requested v2 scopes for their resource types.',
  },
} as const

/** The decisions that the pages make by themselves, without being shown. */
export interface AutoApprove extends GroupValue<typeof AUTO_APPROVE_MEMBERS> {}

const autoApprove: OptionDeclaration<AutoApprove | undefined> = defineGroup(
  AUTO_APPROVE_MEMBERS,
  'Skips the consent page, and also the sign-in and patient pages where user and patient are set; null shows the pages again.',
)

/** Options of a tenant that can be set from outside; the defaults are strict, every relaxation has a name. */
export const SETTABLE_OPTIONS = {
  ...PER_CLIENT_OPTIONS,
  // Catalogue D11
  profileVersion: defineChoice(
    '2.2',
    PROFILE_VERSIONS,
    'The version of SMART App Launch that the server implements.',
  ),
  codeChallengeMethods: defineNullable(
    defineList(['S256'], 'PKCE methods that discovery advertises; S256 is enforced all the same.', {
      item: 20,
      max: 5,
    }),
  ),
  // S-106
  backendTokenLifetimeS: defineInteger(
    300,
    'Lifetime of access tokens of backend services, in seconds; SMART advises at most 300.',
  ),
  assertionClockOffsetS: defineInteger(0, 'Seconds by which the clock used to judge assertions is ahead.', {
    min: -DAY_S,
    max: DAY_S,
  }),
  jwksHosts: defineList([], 'Hosts other than loopback that client keys may be fetched from.', {
    item: 253,
    max: 50,
  }),
  codeLifetimeS: defineInteger(60, 'Lifetime of authorization codes, in seconds.'),
  launchLifetimeS: defineInteger(3600, 'Lifetime of launch values, in seconds.'),
  audience: defineChoice(
    'exact',
    ['exact', 'slash-too', 'path-only', 'optional', 'any'],
    'The aud of an authorize request: the FHIR base, also with a trailing slash, on any scheme and host, or absent; `any` ignores it.',
  ),
  introspection: introspectionOption,
  // S-085
  authorizationDetails: defineChoice(
    'none',
    ['none', 'second-server'],
    '`second-server` issues tokens that a second FHIR server, at the canary, accepts too.',
  ),
  signIn: defineChoice(
    'always',
    ['always', 'session'],
    '`session` remembers who signed in, by cookie and for half an hour.',
  ),
  // S-083
  style: defineNullable<JsonObject>({
    default: DEFAULT_STYLE,
    description: 'Style for embedded apps, served at smart_style_url; null publishes no such URL.',
    shape: { kind: 'map', maxKeyLength: 100, maxLength: 1000 },
  }),
  embedding: defineChoice(
    'on-request',
    ['on-request', 'always'],
    'Whether a launch opens the app in a frame of an EHR page always, or only with `?embedded`.',
  ),
  inaccessibleReads: defineChoice(
    'not-found',
    ['not-found', 'forbidden'],
    'The response to a read outside what the access token covers.',
  ),
  fhirUserRead: defineChoice(
    'allowed',
    ['allowed', 'by-scope'],
    '`by-scope` lets an app with openid and fhirUser read the resource of its user only when a resource scope covers it.',
  ),
  preferHeader: defineFlag(
    false,
    'Whether a back-channel request may select a fault with `Prefer: fault=<name>`.',
  ),
  banner: defineFlag(true, 'Whether the pages show a bar that names tenant and armed faults.'),
  clients: defineChoice(
    'registered',
    ['registered', 'any'],
    '`any` accepts clients without registration; the browser is redirected by itself to this machine only.',
    // For launcher links with a client id: that client, with any redirect URI.
    ['linked'],
  ),
  autoApprove,
} as const
