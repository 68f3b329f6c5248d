import { authorize, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { neverSends } from './index.ts'

const struck = authorize()
const carried = read({}, { target: '/fhir/Patient/canary-x' })

describePersonas(neverSends('canary-x'), {
  silent: ['met', [struck]],
  personas: [
    [
      'keeps it to itself',
      'met',
      [struck, read({}, { headers: [['Authorization', 'Bearer y']] }), token({}, { body: 'code=y' })],
    ],
    ['puts it into a URL', 'not met', [struck, carried]],
    [
      'puts it into a header',
      'not met',
      [struck, read({}, { headers: [['Authorization', 'Bearer canary-x']] })],
    ],
    ['puts it into a body', 'not met', [struck, token({}, { body: 'code=canary-x' })]],
    ['puts it into a URL in another run', 'not met', [struck, { ...carried, run: 'run-2' }]],
    ['had set out already', 'met', [struck, { ...carried, at: 5 }], { once: true }],
    ['puts it into a URL late', 'not met', [struck, read(), read(), { ...carried, at: 900_000 }]],
    ['has just been answered', 'pending', [struck], { ending: 'open' }],
  ],
})
