import { failedRead, read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { repeatsAtMost } from './index.ts'

/** A request that the client gave up at some time before the mock noticed. */
const hung = (at: number, lasts: number) => read({ endedBy: 'client' }, { at, lasts })

describePersonas(repeatsAtMost(2), {
  silent: ['met', [hung(0, 1000)]],
  personas: [
    [
      'gives up, and tries again before the mock notices that',
      'not met',
      [0, 15, 30].map((at) => failedRead(at, { lasts: 20, facts: { endedBy: 'client' } })),
    ],
    [
      'gives up three times, which is noticed after its last try is over',
      'not met',
      [hung(0, 1000), hung(1000, 1030), read({}, { at: 2010, lasts: 5 })],
      { struck: [1, 2] },
    ],
    [
      'may have given up long before a proxy lets go',
      'inconclusive',
      [hung(0, 60_000), hung(1000, 60_000), hung(2000, 60_000)],
      { struck: [1, 2, 3] },
    ],
    [
      'waits in four widgets at once, which give up together',
      'met',
      [0, 1, 2, 3].map((at) => failedRead(at, { lasts: 5000, connection: at, facts: { endedBy: 'client' } })),
    ],
  ],
})
