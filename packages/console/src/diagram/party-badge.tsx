import type { Party } from 'smart-mock/diagram'

/** Names of the parties, short enough for a lane. */
export const SHORT_PARTY_NAMES: Readonly<Record<Party, string>> = {
  browser: 'Browser',
  app: 'App',
  auth: 'Authorization',
  fhir: 'FHIR',
  canary: 'Canary',
}

/** Shows a party by hue and name. */
export function PartyBadge({ party }: { party: Party }) {
  return <span class={`party party-${party}`}>{SHORT_PARTY_NAMES[party]}</span>
}
