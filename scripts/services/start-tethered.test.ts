import { expect, it } from 'vitest'
import { startTethered } from './start-tethered.ts'

it('reads everything that a program prints, even what comes together with its process id', async () => {
  for (let attempt = 0; attempt < 30; attempt++) {
    const program = await startTethered('printf', ['first\\nsecond\\n'])
    expect(await program.ended).toBe(0)
    expect(program.readOutput()).toBe('first\nsecond')
  }
})

it('adds variables to the environment', async () => {
  const program = await startTethered('printenv', ['SMART_MOCK_GREETING', 'PATH'], {
    SMART_MOCK_GREETING: 'hello',
  })
  expect(await program.ended).toBe(0)
  expect(program.readOutput()).toBe(`hello\n${process.env.PATH}`)
})
