/** The parties of a message that a layout needs. */
export interface SequenceMessage<Party extends string> {
  readonly from: Party
  readonly to: Party
}

/** Sizes in SVG units. */
export interface SequenceSizes<Message> {
  readonly laneWidth: number
  /** Height of the heads, above the first message. */
  readonly headHeight: number
  /** Returns the height of a message. */
  readonly getRowHeight: (message: Message) => number
  /** Room below the last message. */
  readonly footHeight: number
}

/** A message with its position: an arrow from `x1` to `x2` in a row that ends at `bottom`. */
export type PlacedMessage<Message> = Message & {
  readonly x1: number
  readonly x2: number
  readonly bottom: number
}

export interface SequenceLayout<Party extends string, Message> {
  readonly width: number
  readonly height: number
  readonly lifelines: readonly { readonly party: Party; readonly x: number }[]
  readonly messages: readonly PlacedMessage<Message>[]
}

/** Returns the parties that send or receive a message, in the order given. */
export function selectParties<Party extends string>(
  parties: readonly Party[],
  messages: readonly SequenceMessage<Party>[],
): Party[] {
  return parties.filter((party) => messages.some(({ from, to }) => from === party || to === party))
}

/**
 * Computes the positions of lifelines and messages of a sequence diagram; parties without a message have no
 * lifeline.
 */
export function layoutSequence<Party extends string, Message extends SequenceMessage<Party>>(
  parties: readonly Party[],
  messages: readonly Message[],
  { laneWidth, headHeight, getRowHeight, footHeight }: SequenceSizes<Message>,
): SequenceLayout<Party, Message> {
  const present = selectParties(parties, messages)
  const x = (party: Party) => present.indexOf(party) * laneWidth + laneWidth / 2
  let bottom = headHeight
  const placed = messages.map((message) => {
    bottom += getRowHeight(message)
    return { ...message, x1: x(message.from), x2: x(message.to), bottom }
  })
  return {
    width: Math.max(1, present.length) * laneWidth,
    height: bottom + footHeight,
    lifelines: present.map((party) => ({ party, x: x(party) })),
    messages: placed,
  }
}
