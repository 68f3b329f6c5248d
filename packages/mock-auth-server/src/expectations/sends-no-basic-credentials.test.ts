import { read, token } from '../../test/support/exchanges.ts'
import { describePersonas } from '../../test/support/personas.ts'
import { sendsNoBasicCredentials } from './index.ts'

const using = (value: string, more = {}) =>
  read(
    {},
    {
      headers: [
        ['Accept', 'Basic'],
        ['authorization', value],
      ],
      ...more,
    },
  )

describePersonas(sendsNoBasicCredentials(), {
  silent: ['met', [read()]],
  personas: [
    ['sends its token', 'met', [read(), using('Bearer basic')]],
    ['sends a password', 'not met', [read(), using('basic x')]],
    [
      'authenticates itself at the token endpoint',
      'met',
      [read(), token({}, { headers: [['Authorization', 'Basic x']] })],
    ],
    ['had sent it at the time', 'met', [read(), using('Basic x', { at: 5 })]],
    ['sends a password in another run', 'met', [read(), using('Basic x', { run: 'run-2' })]],
    ['sends a password late', 'not met', [read(), read(), using('Basic x', { at: 900_000 })]],
    ['has just been answered', 'pending', [read()], { ending: 'open' }],
  ],
})
