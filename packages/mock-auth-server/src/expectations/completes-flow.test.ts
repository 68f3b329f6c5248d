import { authorize, discovery, read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { completesFlow, obtainsData } from './index.ts'

const issuing = token({ issuedAccessToken: 'at' })
const session = { ...issuing, run: 'run-2' }
const elsewhere = read({}, { run: 'run-2' })

describePersonas(completesFlow(), {
  silent: ['inconclusive', [issuing]],
  personas: [
    [
      'looks at discovery while another app logs in',
      'met',
      [session, discovery(), authorize({ clientId: 'b' }, { run: 'run-3' }), elsewhere],
      { struck: 2 },
    ],
    [
      'looks at discovery and keys during a session',
      'met',
      [session, discovery(), { step: 'jwks' }, elsewhere],
      { struck: 2 },
    ],
    ['is refused within its reply', 'not met', [issuing, read({ error: 'forbidden' })]],
    ['asks badly', 'not met', [issuing, read({}, { reply: { status: 400 } })]],
    ['was struck by its driver, and sends nothing', 'not met', [token()], { struck: [], performed: true }],
    ['has just been seen at its end', 'pending', [read()], { seen: [['settled']], ending: 'open' }],
    ['has no run, and reads data', 'met', [{ ...discovery(), run: undefined }, read()]],
    ['reads data', 'met', [issuing, read()]],
    ['reads data, and no driver looks', 'met', [issuing, read()], { ending: 'quiet' }],
    ['stops without data', 'not met', [issuing]],
    ['logs in and reads nothing', 'not met', [discovery(), authorize(), issuing]],
    [
      'shows an error although data came',
      'not met',
      [issuing, read()],
      { seen: [['visible-error', 'no data']] },
    ],
    ['fails as a process', 'not met', [issuing, read()], { seen: [['exit-code', '1']] }],
    ['ends well as a process', 'met', [read(), read()], { seen: [['exit-code', '0']], ending: 'quiet' }],
    ['shows something else', 'inconclusive', [issuing, read()], { seen: [['page-changed', 'Weather']] }],
    [
      'shows something else, perhaps more is to come',
      'met',
      [issuing, read()],
      { seen: [['page-changed', 'Weather']], ending: 'open' },
    ],
    [
      'has its read refused',
      'not met',
      [issuing, read({ error: 'invalid_token' }, { reply: { status: 401 } })],
    ],
    ['asks and gets a failure', 'not met', [issuing, read({}, { reply: { status: 500 } })]],
    ['asks without a token', 'not met', [issuing, { step: 'fhir-read' }]],
    ['asks at the canary', 'not met', [issuing, read({}, { listener: 'canary' })]],
    ['asks for its user alone', 'not met', [issuing, read({}, { step: 'userinfo' })]],
    ['reads late', 'met', [issuing, read({}, { at: 900_000 })]],
    ['has read before the struck reply came', 'not met', [issuing, read({}, { at: 5 })]],
    ['was struck at the last request, and is content', 'met', [read()]],
    ['was struck at the last request, unseen', 'inconclusive', [read()], { ending: 'quiet' }],
    [
      'looks at discovery during a session',
      'met',
      [session, discovery(), elsewhere],
      { struck: 2, ending: 'quiet' },
    ],
    [
      'has no session, and another login goes on',
      'inconclusive',
      [discovery(), elsewhere],
      { ending: 'quiet' },
    ],
    ['discovers and never logs in', 'not met', [discovery()]],
    [
      'logs in and reads in another session',
      'not met',
      [session, discovery(), authorize(), elsewhere],
      { struck: 2 },
    ],
    [
      'logs in, reads in another session and falls silent',
      'inconclusive',
      [session, discovery(), authorize(), elsewhere],
      { struck: 2, ending: 'quiet' },
    ],
    [
      'has a login before its discovery',
      'not met',
      [session, issuing, discovery(), elsewhere],
      { struck: 3 },
    ],
    ['has just been answered', 'pending', [issuing], { ending: 'open' }],
    [
      'reads in its earlier session alone, after a login',
      'not met',
      [session, issuing, elsewhere],
      { struck: 2 },
    ],
    ['breaks off its read', 'not met', [issuing, read({}, { isUnanswered: true })]],
  ],
})

describePersonas(obtainsData(), {
  silent: ['inconclusive', [issuing]],
  personas: [
    ['reads data', 'met', [issuing, read()]],
    [
      'reads data and tells what it had to do without',
      'met',
      [issuing, read()],
      { seen: [['visible-error', 'no name']] },
    ],
    ['fails as a process', 'not met', [issuing, read()], { seen: [['exit-code', '1']] }],
    ['ends well as a process', 'met', [issuing, read()], { seen: [['exit-code', '0']] }],
    ['stops without data', 'not met', [issuing]],
    ['stops late without data', 'not met', [issuing, { step: 'userinfo', at: 900_000 }]],
    ['has just been answered', 'pending', [issuing], { ending: 'open' }],
  ],
})
