import type { State } from '../../src/state/state.ts'

/**
 * Wraps a state so that every operation waits a random number of turns before and after, which reveals races.
 */
export function jitteredState(state: State, random: () => number): State {
  return new Proxy(state, {
    get(target, name) {
      const operation = Reflect.get(target, name)
      if (typeof operation !== 'function') return operation
      return async (...args: unknown[]) => {
        await turns(random)
        const result = await Reflect.apply(operation, target, args)
        await turns(random)
        return result
      }
    },
  })
}

async function turns(random: () => number): Promise<void> {
  const count = Math.floor(random() * 4)
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}
