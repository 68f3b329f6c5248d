const MOST = 300

/** Text of a server made harmless for a line on a page: control and direction characters out, cut short (F-074). */
export function safeText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  const clean = value
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, ' ')
    .trim()
  return clean.length > MOST ? `${clean.slice(0, MOST)}…` : clean
}
