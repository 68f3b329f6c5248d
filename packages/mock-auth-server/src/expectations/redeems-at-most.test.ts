import { authorize, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { neverRedeems, redeemsAtMost, redeemsOnce } from './index.ts'

const delivered = authorize({ issuedCode: 'c1' })
const redeem = (code = 'c1') => token({ code })

describePersonas(neverRedeems(), {
  silent: ['met', [delivered]],
  personas: [
    ['was redeeming it at the time', 'not met', [{ ...redeem(), lasts: 1500 }, delivered], { struck: 2 }],
    ['drops the code', 'met', [delivered, redeem('c2')]],
    ['redeems it', 'not met', [delivered, redeem()]],
    ['redeems it in another run', 'not met', [delivered, { ...redeem(), run: 'run-2' }]],
    [
      'redeems it late, after good reads',
      'not met',
      [delivered, read(), read(), { ...redeem(), at: 900_000 }],
    ],
    [
      'had redeemed it before the strike',
      'not met',
      [redeem(), authorize({ issuedCode: 'c1' })],
      { struck: 2 },
    ],
    [
      'redeems the code of the second strike',
      'not met',
      [delivered, authorize({ issuedCode: 'c9' }), redeem('c9')],
      { struck: [1, 2] },
    ],
    [
      'had redeemed the code of the second strike',
      'not met',
      [delivered, redeem('c9'), authorize({ issuedCode: 'c9' })],
      { struck: [1, 3] },
    ],
    ['shows the code elsewhere', 'met', [delivered, authorize({ code: 'c1' })]],
    ['has just been answered', 'pending', [delivered], { ending: 'open' }],
  ],
})

describePersonas(redeemsOnce(), {
  silent: ['met', [redeem()]],
  personas: [
    ['redeems it once', 'met', [delivered, redeem()]],
    ['redeems it twice', 'not met', [delivered, redeem(), redeem()]],
    ['was struck at the redemption, and redeems it again', 'not met', [redeem(), redeem()]],
    ['logs in again and redeems another', 'met', [redeem(), authorize({ issuedCode: 'c2' }), redeem('c2')]],
    ['had redeemed it twice before it was struck', 'not met', [redeem(), redeem()], { struck: 2 }],
    [
      'is struck at two logins, and careless in the second',
      'not met',
      [redeem('c1'), redeem('c2'), redeem('c2')],
      { struck: [1, 2] },
    ],
    ['sends it twice in one run, whose code is unknown', 'not met', [read(), redeem(), redeem()]],
    [
      'leaves another run its codes, unknown as they are',
      'met',
      [read(), { ...redeem(), run: 'run-2' }, { ...redeem(), run: 'run-2' }],
    ],
    ['redeems two codes, unknown as they are', 'met', [read(), redeem('c1'), redeem('c2')]],
    ['has just been answered', 'pending', [redeem()], { ending: 'open' }],
  ],
})

describePersonas(redeemsAtMost(2), {
  silent: ['met', [redeem()]],
  personas: [
    ['retries once', 'met', [redeem(), redeem()]],
    ['retries twice', 'not met', [redeem(), redeem(), redeem()]],
  ],
})

describePersonas(redeemsAtMost(0), {
  silent: ['met', [read()]],
  personas: [
    ['refreshes, while the code is unknown', 'met', [read(), token({ grantType: 'refresh_token' })]],
  ],
})
