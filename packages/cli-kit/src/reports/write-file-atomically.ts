import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

let drafts = 0

/** Writes a file that only its owner reads: the whole of it, or it stays as it was. */
export async function writeFileAtomically(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  // A draft of its own for every call: two at once must not take each other's away.
  drafts += 1
  const draft = `${file}.${process.pid}.${drafts}.tmp`
  try {
    await writeFile(draft, text, { mode: 0o600 })
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
