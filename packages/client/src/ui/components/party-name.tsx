import type { Party } from '../../api.ts'

export const partyNames: Record<Party, string> = {
  ehr: 'EHR',
  app: 'app',
  browser: 'browser',
  'authorization-server': 'authorization server',
  'fhir-server': 'FHIR server',
}

export function PartyName({ party }: { party: Party }) {
  return <span class={`party party-${party}`}>{partyNames[party]}</span>
}
