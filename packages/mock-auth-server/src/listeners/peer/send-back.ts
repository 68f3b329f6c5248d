import type { Socket } from 'node:net'
import { resetConnection } from '../replies/reset-connection.ts'
import { encodeLastWord, type LastWord } from './passed-connection.ts'
import { EndingFilter } from './reply-ending.ts'

/** The outcome of a request that was passed on: `lost` when its owner ended or stalled before it replied. */
export type RelayOutcome = 'relayed' | 'lost'

/** The two connections of a request that is passed on, and how its reply ends. */
export interface Relay {
  readonly peer: Socket
  readonly client: Socket
  /** Mark of the reply's end. */
  readonly mark: string
  /** Calls back when the owner is no longer alive; returns what ends that. */
  readonly watchOwner: (onLapsed: () => void) => () => void
}

/**
 * Sends everything that the owner sends to the client, ends as it ends, and tells it what became of that. A reply that
 * the owner began and did not end is broken off.
 */
export function sendBack({ peer, client, mark, watchOwner }: Relay): Promise<RelayOutcome> {
  return new Promise((resolve) => {
    const filter = new EndingFilter(mark)
    let isBegun = false
    let isEnded = false
    const settle = (outcome: RelayOutcome) => {
      isEnded = true
      unwatch()
      client.off('close', leave)
      resolve(outcome)
    }
    const say = (word: LastWord) => peer.end(encodeLastWord(word))
    const leave = () => {
      say('left')
      settle('relayed')
    }
    const end = () => {
      if (isEnded) return
      const { ending } = filter
      if (ending === undefined && !isBegun) {
        peer.destroy()
        settle('lost')
        return
      }
      settle('relayed')
      if (ending === 'closed') client.end(() => say('relayed'))
      else resetConnection(client)
      if (ending === 'reset') say('relayed')
      if (ending === undefined) peer.destroy()
    }
    const unwatch = watchOwner(() => {
      peer.resetAndDestroy()
    })
    client.once('close', leave)
    client.on('error', () => undefined)
    peer.on('error', end)
    peer.on('end', end)
    peer.on('close', end)
    peer.on('data', (chunk) => {
      const bytes = filter.take(chunk)
      if (isEnded || bytes.length === 0) return
      isBegun = true
      if (client.write(bytes)) return
      peer.pause()
      client.once('drain', () => peer.resume())
    })
  })
}
