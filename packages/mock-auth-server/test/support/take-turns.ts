/** A flow of requests that waits for its turn before each of them. */
export type TurnTaker = (wait: () => Promise<void>) => Promise<void>

/**
 * Runs flows at the same time, one request after the other: `order` names the flow of each turn by its index. A
 * turn of a flow that is over is skipped; after the last turn, the flows go on in any order.
 */
export async function takeTurns(order: readonly number[], flows: readonly TurnTaker[]): Promise<void> {
  const waiting = new Map<number, () => void>()
  const turns = [...order]
  let running = flows.length
  const goOn = () => {
    if (waiting.size < running) return
    const index = turns.splice(0, turns.findIndex((each) => waiting.has(each)) + 1).at(-1)
    const next = index ?? [...waiting.keys()][0]
    const resume = next === undefined ? undefined : waiting.get(next)
    if (next !== undefined) waiting.delete(next)
    resume?.()
  }
  await Promise.all(
    flows.map(async (flow, index) => {
      await flow(
        () =>
          new Promise((resolve) => {
            waiting.set(index, resolve)
            goOn()
          }),
      )
      running -= 1
      goOn()
    }),
  )
}
