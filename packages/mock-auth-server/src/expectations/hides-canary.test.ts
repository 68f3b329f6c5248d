import { read } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { hidesCanary } from './index.ts'

describePersonas(hidesCanary(), {
  silent: ['inconclusive', [read()]],
  personas: [
    ['shows the page without it', 'met', [read()], { seen: [['settled']], ending: 'quiet' }],
    ['shows an error instead', 'met', [read()], { seen: [['visible-error', 'no']], ending: 'quiet' }],
    ['ends as a process', 'met', [read()], { seen: [['exit-code', '0']], ending: 'quiet' }],
    ['shows it', 'not met', [read()], { seen: [['canary-shown', 'Canary'], ['settled']] }],
    [
      'changes its page, unseen to its end',
      'inconclusive',
      [read()],
      { seen: [['page-changed', 'Hello']], ending: 'quiet' },
    ],
    [
      'shows it in another run',
      'met',
      [read(), read({}, { run: 'run-2' })],
      { seen: [['canary-shown', 'Canary', 'run-2'], ['settled']] },
    ],
    [
      'shows it late, after good reads',
      'not met',
      [read(), read(), read({}, { at: 900_000 })],
      { seen: [['settled'], ['canary-shown', 'Canary']] },
    ],
    ['may still show it', 'pending', [read()], { seen: [['visible-error', 'no']], ending: 'open' }],
  ],
})
