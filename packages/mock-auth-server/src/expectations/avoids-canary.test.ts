import { authorize, discovery, read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { avoidsCanary } from './index.ts'

const launch = { step: 'launch', facts: { clientId: 'app', issuedLaunch: 'l1' } } as const
const canary = { listener: 'canary' } as const
const visit = { step: 'unmatched', ...canary } as const

describePersonas(avoidsCanary(), {
  silent: ['met', [launch]],
  personas: [
    ['stays away', 'met', [launch, authorize()]],
    ['goes there', 'not met', [launch, visit]],
    ['goes there in another run', 'not met', [launch, { ...visit, run: 'run-2' }]],
    ['went there before', 'met', [visit, launch], { struck: 2, once: true }],
    ['had set out already', 'met', [launch, { ...visit, at: 5 }], { once: true }],
    ['goes to a side listener', 'met', [launch, { ...visit, listener: 'side' }]],
    ['goes there late, after good reads', 'not met', [launch, read(), read(), { ...visit, at: 900_000 }]],
    ['stays away so far', 'pending', [launch], { ending: 'open' }],
  ],
})

describePersonas(avoidsCanary('authorize', 'token'), {
  silent: ['met', [launch]],
  personas: [
    ['looks at its discovery alone', 'met', [launch, { ...discovery(), ...canary }]],
    ['logs in there', 'not met', [launch, authorize({}, canary)]],
  ],
})
