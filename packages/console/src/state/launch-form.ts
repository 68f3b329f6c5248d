import type { Client } from '../api/types.ts'

/** An empty role stands for `launch`. */
export interface ContextItem {
  readonly reference: string
  readonly role: string
}

/** The launch context of an EHR when it opens an app. Empty text stands for an absent value. */
export interface LaunchForm {
  mode: 'ehr' | 'standalone'
  clientId: string
  user: string
  patient: string
  encounter: string
  intent: string
  /** Resources in context beside patient and encounter, each with its role. */
  fhirContext: readonly ContextItem[]
  appContext: string
  launchUri: string
  banner: boolean
  embedded: boolean
  /** The URL at which the app begins a standalone launch. */
  appUrl: string
}

export const EMPTY_FORM: LaunchForm = {
  ...{ mode: 'ehr', clientId: '', user: '', patient: '', encounter: '', intent: '', launchUri: '' },
  ...{ fhirContext: [], appContext: '' },
  ...{ banner: true, embedded: false, appUrl: '' },
}

/** Returns the URL of an app as far as its registration reveals it: the origin of its first URI. */
export function getAppHome(client: Client | undefined): string {
  const uri = client?.launchUris[0] ?? client?.redirectUris[0] ?? ''
  return /^https?:/.test(uri) && URL.canParse(uri) ? `${new URL(uri).origin}/` : ''
}
