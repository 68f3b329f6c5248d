/** 32 letters and digits that depend on the draws of the armed fault alone. */
export function drawText(random: () => number): string {
  return Array.from({ length: 32 }, () => Math.floor(random() * 36).toString(36)).join('')
}
