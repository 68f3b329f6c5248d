import { type CliOptionTable, createNumberKind, createTextKind, FILE } from '@smart-mock/cli-kit'
import { LISTENER_OPTIONS } from './listener-options.ts'
import { STORE_OPTIONS } from './store-options.ts'
import { UPSTREAM_OPTIONS } from './upstream-options.ts'

export const CLIENT_OPTIONS = {
  'client-id': {
    value: createTextKind('<id>'),
    help: 'register this client in the default tenant',
    config: false,
  },
  'redirect-uri': {
    value: createTextKind('<uri>'),
    multiple: true,
    help: 'its redirect URI, compared character by character (repeat for more)',
    config: false,
  },
  'native-scheme': {
    value: createTextKind('<scheme>'),
    multiple: true,
    help: 'a scheme of its redirect URIs that is no reversed domain name, such as myapp (repeat for more)',
    config: false,
  },
  'launch-url': {
    value: createTextKind('<url>'),
    multiple: true,
    help: 'its launch URL for EHR launches (repeat for more)',
    config: false,
  },
  secret: { value: createTextKind('<secret>'), help: 'makes it a confidential client', config: false },
  'client-origin': {
    value: { placeholder: '<origin>', kind: 'url' },
    help: 'where the sample client app runs (http://localhost:4020)',
  },
} as const satisfies CliOptionTable

export const BEHAVIOUR_OPTIONS = {
  fault: {
    value: createTextKind('<name?param=value&times=1>'),
    multiple: true,
    help: 'arm a fault (repeat for more); <control>/docs/faults lists them',
    config: false,
  },
  preset: {
    value: createTextKind('<name>'),
    help: 'the habits of a real server, such as epic or oracle-health-provider; epic:<variant>+… for a variant; <control>/docs/presets lists them',
    config:
      'The habits of a real server, such as `epic`, with variants behind a colon: `epic:old-site+rolling-refresh`; `options` override them.',
  },
  allow: {
    value: createTextKind('<rule=reason>'),
    multiple: true,
    help: 'a finding to accept, and why (repeat for more); <control>/docs/rules lists the rules',
    config: false,
  },
  'auto-approve': {
    help: 'consent without a page; with --user and --patient no page is shown at all',
  },
  user: {
    value: createTextKind('<Practitioner/id>'),
    help: 'user who signs in (implies --auto-approve, unless an option asks for consent)',
    config:
      'The user who signs in, as `Practitioner/id` (implies --auto-approve, unless `options` ask for consent).',
  },
  patient: {
    value: createTextKind('<id>'),
    help: 'patient in context (likewise)',
    config: 'Id of the patient in context (implies --auto-approve, unless `options` ask for consent).',
  },
  seed: {
    value: createNumberKind(0, 999_999_999),
    help: 'seed for faults that strike at random (1)',
  },
} as const satisfies CliOptionTable

export const DATA_OPTIONS = {
  sample: {
    value: createTextKind('<us-core|ips|au-core|minimal>'),
    help: 'sample data by the profiles of US Core, the International Patient Summary or AU Core, or with only what R4 requires (us-core)',
  },
  data: {
    value: { placeholder: '<file|folder>', kind: 'file' },
    help: 'FHIR data instead of the sample data: Bundles, NDJSON or single resources, also gzipped',
  },
  save: {
    value: FILE,
    help: "write the default tenant's resources to this file as NDJSON at the end",
    config: "File to which the default tenant's resources are written as NDJSON at the end.",
  },
  load: {
    value: FILE,
    help: 'load the default tenant from such a file; it may be missing if --save names the same file',
    config:
      'NDJSON file from which the default tenant is loaded; it may be missing if `save` names the same file.',
  },
} as const satisfies CliOptionTable

export const GENERAL_OPTIONS = {
  memory: {
    value: createNumberKind(1, 999_999_999),
    help: 'megabytes for journals, tokens and written resources of all tenants (512); what was used least recently is evicted',
    config:
      'Megabytes that journals, tokens and written resources of all tenants may have together; the tenants that were used least recently are evicted.',
  },
  config: {
    value: FILE,
    help: 'JSON file with these options, plus clients, tenant options, tenants and faults; options of command line and environment take precedence',
    config: false,
  },
  watch: {
    help: 'start again whenever the file of --config changes; what is in memory is lost',
    config: false,
  },
  json: { help: 'print one machine-readable line when ready' },
  help: { short: 'h', help: 'print this help, or the version', config: false, env: false },
  version: { short: 'v', help: { with: 'help' }, config: false, env: false },
} as const satisfies CliOptionTable

/** Every option of `smart-mock` without a command; `run` and `sweep` accept them too. */
export const START_OPTIONS = {
  ...CLIENT_OPTIONS,
  ...BEHAVIOUR_OPTIONS,
  ...DATA_OPTIONS,
  ...UPSTREAM_OPTIONS,
  ...LISTENER_OPTIONS,
  ...STORE_OPTIONS,
  ...GENERAL_OPTIONS,
}
