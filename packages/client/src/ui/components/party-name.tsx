import type { Party } from '../../model/api.ts'

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
