import { announce } from './announcement.ts'

/** Copies a text and announces it, or the refusal of the browser (no permission, insecure context). */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    announce(`Copied ${what}`)
  } catch {
    announce(`The browser refused to copy ${what}`)
  }
}
