import { expect, test } from 'vitest'
import { sendCommand } from '../../../../../scripts/services/send-command.ts'
import { startValkey } from '../../../../../scripts/services/start-valkey.ts'
import { startCommandLine } from '../start/run-command-line.ts'
import { describeStored, useValkey } from '../use-valkey.ts'

describeStored('a start with a store that is not usable yet', () => {
  const primary = useValkey()

  test('waits for a replica that becomes primary, with one sentence', async () => {
    const { hostname, port } = new URL(primary.valkey.url)
    const replica = await startValkey({ args: ['--replicaof', `${hostname} ${port}`] })
    try {
      const program = await startCommandLine(['--store', replica.url])
      expect(await program.waitForLine(/--store/)).toMatch(/is a read-only replica: .*\(waiting/)
      await sendCommand(replica.url, 'REPLICAOF', 'NO', 'ONE')
      await program.waitForLine(/^\{"ready":true/)
      expect(program.readOutput().match(/--store/g)).toHaveLength(1)
    } finally {
      await replica.stop()
    }
  })

  test('waits until its data are loaded, with one sentence', async () => {
    const args = ['--key-load-delay', '1000', '--loading-process-events-interval-bytes', '1024']
    const loading = await startValkey({ isPersistent: true, args })
    try {
      await sendCommand(loading.url, 'EVAL', "for n = 1, 4000 do redis.call('SET', n, 'value') end", '0')
      const restarted = loading.restart()
      const program = await startCommandLine(['--store', loading.url])
      expect(await program.waitForLine(/--store/)).toMatch(/is loading its data \(waiting/)
      await restarted
      await program.waitForLine(/^\{"ready":true/)
      expect(program.readOutput().match(/--store/g)).toHaveLength(1)
    } finally {
      await loading.stop()
    }
  })

  test('says that a store deletes data when its memory is full', async () => {
    const evicting = await startValkey({ args: ['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru'] })
    try {
      const program = await startCommandLine(['--store', evicting.url])
      await program.waitForLine(/^\{"ready":true/)
      expect(program.readOutput()).toMatch(/--store deletes data .*allkeys-lru.*: set it to noeviction/)
    } finally {
      await evicting.stop()
    }
    const program = await startCommandLine(['--store', primary.valkey.url])
    await program.waitForLine(/^\{"ready":true/)
    expect(program.readOutput()).not.toContain('--store')
  })
})
