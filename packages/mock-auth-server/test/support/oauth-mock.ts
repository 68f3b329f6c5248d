import { inject } from 'vitest'
import { createMemoryState } from '../../src/state/create-memory-state.ts'
import { createMock, type Mock } from '../../src/testing/index.ts'
import { jitteredState } from './jittered-state.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** `true` when every operation of the state takes a random number of turns, which reveals races. */
    jitter: boolean
  }
}

/** Creates a mock in which Dr. Okafor signs in without pages and Amy Shaw is the patient. */
export async function oauthMock(): Promise<Mock> {
  const newState = () => jitteredState(createMemoryState(), Math.random)
  const mock = await createMock(inject('jitter') ? { newState } : {})
  mock.autoApprove({ user: 'Practitioner/dr-okafor', patient: 'amy-shaw' })
  return mock
}
