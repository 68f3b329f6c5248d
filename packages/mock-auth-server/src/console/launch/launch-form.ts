import type { Client } from '../api/types.ts'

/** What an EHR would know when it opens an app. Empty text stands for "not told". */
export interface LaunchForm {
  mode: 'ehr' | 'standalone'
  clientId: string
  user: string
  patient: string
  encounter: string
  intent: string
  launchUri: string
  banner: boolean
  embedded: boolean
  /** Where the app begins a standalone launch. */
  appUrl: string
}

export const EMPTY_FORM: LaunchForm = {
  ...{ mode: 'ehr', clientId: '', user: '', patient: '', encounter: '', intent: '', launchUri: '' },
  ...{ banner: true, embedded: false, appUrl: '' },
}

/** The address of an app as far as its registration tells it: the origin of its first URI. */
export function homeOf(client: Client | undefined): string {
  const uri = client?.launchUris[0] ?? client?.redirectUris[0] ?? ''
  return /^https?:/.test(uri) && URL.canParse(uri) ? `${new URL(uri).origin}/` : ''
}
