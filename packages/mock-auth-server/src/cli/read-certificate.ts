import { readFile, writeFile } from 'node:fs/promises'
import { UsageError } from '@smart-mock/cli-kit'
import type { ListenerSettings } from '../listeners/listener-settings.ts'
import type { Certificate } from '../listeners/tls/certificate.ts'
import { createCertificate } from '../listeners/tls/load-certificate.ts'

export interface CertificateFiles {
  readonly https: boolean
  readonly cert: string | undefined
  readonly key: string | undefined
}

/**
 * Reads the certificate for https, or returns `undefined` without https: a certificate for this run, or that
 * of the files; with `--https`, missing files are created, so that the next run has the same. Throws
 * `UsageError`.
 */
export async function readCertificate(
  { https, cert, key }: CertificateFiles,
  reach: ListenerSettings,
): Promise<Certificate | 'local' | undefined> {
  if (cert === undefined && key === undefined) return https ? 'local' : undefined
  if (cert === undefined || key === undefined)
    throw new UsageError('--cert requires --key, and --key requires --cert')
  const [certText, keyText] = await Promise.all([read('--cert', cert), read('--key', key)])
  if (certText !== undefined && keyText !== undefined) return { cert: certText, key: keyText }
  if (https && certText === keyText) return made(cert, key, reach)
  const [option, file] = certText === undefined ? ['--cert', cert] : ['--key', key]
  throw new UsageError(
    `${option}: the file ${file} does not exist (with --https both are generated if neither exists)`,
  )
}

async function made(cert: string, key: string, reach: ListenerSettings): Promise<Certificate> {
  const certificate = await createCertificate(reach)
  try {
    await writeFile(key, certificate.key, { mode: 0o600, flag: 'wx' })
    await writeFile(cert, certificate.cert, { flag: 'wx' })
  } catch (error) {
    throw new UsageError(
      `certificate and key cannot be written: ${error instanceof Error ? error.message : error}`,
    )
  }
  return certificate
}

/** Reads a file; returns `undefined` when it does not exist. */
async function read(option: string, path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new UsageError(
      `${option} ${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    )
  }
}
