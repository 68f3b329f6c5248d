import { read, refusedRead, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { staysWithinGrant } from './index.ts'

const beyond = (more = {}) => refusedRead({ error: 'insufficient_scope' }, more)

describePersonas(staysWithinGrant(), {
  silent: ['met', [token()]],
  personas: [
    ['reads what it may', 'met', [token(), read()]],
    ['reads what it may not', 'not met', [token(), beyond()]],
    ['has its token refused', 'met', [token(), refusedRead()]],
    ['is refused elsewhere', 'met', [token(), { step: 'userinfo', facts: { error: 'insufficient_scope' } }]],
    ['had asked at the time', 'met', [token(), beyond({ at: 5 })]],
    ['has an older session with less', 'met', [token(), beyond({ run: 'run-2' })]],
    ['exports what it may not', 'not met', [token(), beyond({ step: 'bulk' })]],
    ['reads what it may not late', 'not met', [token(), read(), read(), beyond({ at: 900_000 })]],
    ['has just been answered', 'pending', [token()], { ending: 'open' }],
  ],
})
