import type { Prerequisite } from './prerequisite.ts'
import { findKeyClient, findLaunchRole, findUserClient, hasBackend, listUserRoles } from './target.ts'

/** Prerequisites that configuration and options decide. */
export const OF_THE_CONFIGURATION = {
  client: {
    missing:
      'Requires a client of users: --client-id, clients in the configuration, or --register at a server with a registration_endpoint.',
    isMet: ({ target }) => findUserClient(target) !== undefined,
  },
  symmetric: {
    missing: 'Requires a client with a secret: clients.symmetric in the configuration.',
    isMet: ({ target: { clients } }) => clients.symmetric?.secret !== undefined,
  },
  keys: {
    missing:
      'Requires a client with keys: clients.backend or clients.asymmetric in the configuration, and keys.',
    isMet: ({ target }) => findKeyClient(target) !== undefined && target.keys.length > 0,
  },
  'key-set': {
    missing:
      'Requires a key set that the server can fetch from the run: keys.publicUrl in the configuration, or --register at a server on this machine.',
    isMet: ({ target: { keySet } }) => keySet !== undefined,
  },
  backend: {
    missing: 'Requires a backend service: clients.backend with its scope in the configuration, and keys.',
    isMet: ({ target }) => hasBackend(target),
  },
  public: {
    missing: 'Requires a public client: --client-id, or clients.public in the configuration.',
    isMet: ({ target: { clients } }) => clients.public !== undefined,
  },
  asymmetric: {
    missing: 'Requires a client of users with keys: clients.asymmetric in the configuration, and keys.',
    isMet: ({ target: { clients, keys } }) => clients.asymmetric !== undefined && keys.length > 0,
  },
  confidential: {
    missing:
      'Requires a client that authenticates: clients.symmetric or clients.asymmetric in the configuration.',
    isMet: ({ target }) => listUserRoles(target).some((role) => role !== 'public'),
  },
  'second-client': {
    missing: 'Requires two clients of users in the configuration.',
    isMet: ({ target }) => listUserRoles(target).length > 1,
  },
  access: {
    missing: 'Requires a client of users, or a backend service, in the configuration.',
    isMet: ({ target }) => findUserClient(target) !== undefined || hasBackend(target),
  },
  'odd-secret': {
    missing: 'Requires a client whose secret has characters that the form encoding changes.',
    isMet: ({ target: { clients } }) => {
      const { secret = '' } = clients.symmetric ?? {}
      return new URLSearchParams({ '': secret }).toString().slice(1) !== secret
    },
  },
  'other-patient': {
    missing: 'Requires the id of a patient who is not in context: otherPatient in the configuration.',
    isMet: ({ target: { otherPatient } }) => otherPatient !== undefined,
  },
  'second-base': {
    missing: 'Requires another FHIR base of the same server: secondBase in the configuration.',
    isMet: ({ target: { secondBase } }) => secondBase !== undefined,
  },
  'redirect-uri-with-query': {
    missing: 'Requires a registered redirect URI with a query: redirectUriWithQuery in the configuration.',
    isMet: ({ target: { redirectUriWithQuery } }) => redirectUriWithQuery !== undefined,
  },
  slow: {
    missing: 'Waits for ten minutes; requires --slow.',
    isMet: ({ target: { include } }) => include.includes('slow'),
  },
  thorough: {
    missing: 'Tests experimental features; requires --thorough.',
    isMet: ({ target: { include } }) => include.includes('thorough'),
  },
  narrow: {
    missing: 'Requires a login driver that can deselect scopes: login.forms with narrow, or a script.',
    isMet: ({ abilities }) => abilities.has('narrow'),
  },
  deny: {
    missing: 'Requires a login driver that can deny: login in the configuration.',
    isMet: ({ abilities }) => abilities.has('deny'),
  },
  'ehr-launch': {
    missing:
      'Requires EHR launches: launch.url or launch.command in the configuration, or a login driver that can launch.',
    isMet: ({ target, abilities }) =>
      findLaunchRole(target) !== undefined && (target.launch.isAutomatic || abilities.has('launch')),
  },
  'launch-template': {
    missing: 'Requires EHR launches that need nobody: launch.url or launch.command in the configuration.',
    isMet: ({ target }) => findLaunchRole(target) !== undefined && target.launch.isAutomatic,
  },
  'sign-out': {
    missing: 'Requires a login driver that can sign the user out: --script with signOut.',
    isMet: ({ abilities }) => abilities.has('sign-out'),
  },
  write: { missing: 'Writes; requires --write.', isMet: ({ target: { allow } }) => allow.includes('write') },
  'browser-origin': {
    missing: 'Requires a registered origin: --client-id with --redirect-uri, or origin in the configuration.',
    isMet: ({ target }) => findUserClient(target) !== undefined,
  },
  revoke: {
    missing: 'Revokes; requires --revoke.',
    isMet: ({ target: { allow } }) => allow.includes('revoke'),
  },
  register: {
    missing: 'Registers clients; requires --register.',
    isMet: ({ target: { allow } }) => allow.includes('register'),
  },
} as const satisfies Record<string, Prerequisite>
