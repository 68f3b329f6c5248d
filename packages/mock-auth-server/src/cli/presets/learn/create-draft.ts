import type { LoadedSwitches } from '../../../options/loaded-switches.ts'
import { type DescribedExchange, describeExchange } from './describe-exchange.ts'
import { learn } from './learn.ts'
import { LESSONS } from './lessons/list.ts'
import { listUnseen } from './list-unseen.ts'
import type { Proposal } from './proposal.ts'
import type { Recording } from './recording/recording.ts'

/** A draft of a preset that was learned from a HAR. */
export interface Draft {
  /** The FHIR base of the server. */
  readonly server: string
  /** The options of a tenant that behaves like it: what is certain or likely. */
  readonly options: Readonly<Record<string, unknown>>
  readonly proposals: readonly (Omit<Proposal, 'exchanges'> & {
    readonly exchanges: readonly DescribedExchange[]
  })[]
  /** Kinds of exchanges that the HAR has none of. */
  readonly unseen: readonly string[]
  /** Switches that no HAR tells about. */
  readonly notLearned: readonly string[]
  /** FHIR bases in the HAR that were not looked at. */
  readonly otherServers: readonly string[]
}

/** Creates a draft of a preset from what a recording shows. */
export function createDraft(recording: Recording, loaded: Pick<LoadedSwitches, 'switches'>): Draft {
  const proposals = learn(recording, loaded)
  const taken = proposals.filter(({ certainty }) => certainty !== 'possible')
  return {
    server: describeBase(recording.fhirBase),
    options: Object.fromEntries(taken.map(({ name, value }) => [name, value])),
    proposals: proposals.map(({ exchanges, ...proposal }) => ({
      ...proposal,
      exchanges: exchanges.map(describeExchange),
    })),
    unseen: listUnseen(recording),
    notLearned: [...loaded.switches.keys()].filter((name) => !Object.hasOwn(LESSONS, name)),
    otherServers: recording.otherServers.map(describeBase),
  }
}

function describeBase(text: string): string {
  const { origin, pathname } = new URL(text)
  return `${origin}${pathname}`
}
