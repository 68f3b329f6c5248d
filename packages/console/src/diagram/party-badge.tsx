import { PARTY_NAMES, type Party } from './parties.ts'

/** A party by hue and name. */
export function PartyBadge({ party }: { party: Party }) {
  return <span class={`party party-${party}`}>{PARTY_NAMES[party]}</span>
}
