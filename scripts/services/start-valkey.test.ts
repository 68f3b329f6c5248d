import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findServiceProblem, services } from '../providers/services/services.mjs'
import { sendCommand } from './send-command.ts'
import { startValkey, type ValkeySettings } from './start-valkey.ts'

const problem = findServiceProblem(services.valkey)

async function start(settings?: ValkeySettings) {
  const valkey = await startValkey(settings)
  onTestFinished(valkey.stop)
  return valkey
}

const readFolder = async (url: string) =>
  ((await sendCommand(url, 'CONFIG', 'GET', 'dir')) as string[])[1] ?? ''

describe.skipIf(problem !== undefined)(
  problem === undefined ? 'startValkey' : `startValkey, which has no Valkey here (${problem})`,
  () => {
    it('gives each caller a server with data of its own', async () => {
      const [first, second] = [await start(), await start()]
      expect(await sendCommand(first.url, 'PING')).toBe('PONG')
      await sendCommand(first.url, 'SET', 'key', 'käse')
      expect(await sendCommand(first.url, 'MGET', 'key', 'none')).toEqual(['käse', null])
      expect(await sendCommand(second.url, 'EXISTS', 'key')).toBe(0)
    })

    it('has what was written before it was killed, at the same URL, when it is persistent', async () => {
      const { url, kill, restart } = await start({ isPersistent: true })
      await sendCommand(url, 'SET', 'key', 'value')
      await kill()
      await expect(sendCommand(url, 'PING')).rejects.toThrow('ECONNREFUSED')
      await restart()
      expect(await sendCommand(url, 'GET', 'key')).toBe('value')
      await restart()
      expect(await sendCommand(url, 'GET', 'key')).toBe('value')
    })

    it('loses what was written when it is not persistent', async () => {
      const { url, restart } = await start()
      await sendCommand(url, 'SET', 'key', 'value')
      await restart()
      expect(await sendCommand(url, 'GET', 'key')).toBeNull()
    })

    it('answers nothing while it is suspended', async () => {
      const [other, { url, suspend, resume }] = [await start(), await start()]
      const replies: unknown[] = []
      const sendBoth = async () => {
        const reply = sendCommand(url, 'PING').then((value) => replies.push(value))
        for (let n = 0; n < 10; n++) await sendCommand(other.url, 'PING')
        return { reply }
      }
      await sendBoth()
      expect(replies).toEqual(['PONG'])
      suspend()
      const { reply } = await sendBoth()
      expect(replies).toEqual(['PONG'])
      resume()
      await reply
      expect(replies).toEqual(['PONG', 'PONG'])
    })

    it('takes further options, and rejects with the message of an error reply', async () => {
      const { url } = await start({ args: ['--requirepass', 'secret'] })
      await expect(sendCommand(url, 'GET', 'key')).rejects.toThrow('NOAUTH')
    })

    it('throws what the server printed when it refuses an option', async () => {
      await expect(start({ args: ['--no-such-option', '1'] })).rejects.toThrow(/no-such-option/)
    })

    it('removes its files when it is stopped, even while it is suspended', async () => {
      const { url, suspend, stop } = await start({ isPersistent: true })
      const folder = await readFolder(url)
      expect(existsSync(folder)).toBe(true)
      suspend()
      await stop()
      expect(existsSync(folder)).toBe(false)
      await expect(sendCommand(url, 'PING')).rejects.toThrow('ECONNREFUSED')
    })

    it('ends with the process that started it, though that is killed', async () => {
      const code = `import { startValkey } from './start-valkey.ts'
console.log((await startValkey()).url)`
      const tsx = import.meta.resolve('tsx')
      const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '-e', code], {
        cwd: fileURLToPath(new URL('.', import.meta.url)),
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [url] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string]
      expect(await sendCommand(url.trim(), 'PING')).toBe('PONG')
      child.kill('SIGKILL')
      await expect.poll(() => sendCommand(url.trim(), 'PING').catch(String)).toContain('ECONNREFUSED')
    })
  },
)
