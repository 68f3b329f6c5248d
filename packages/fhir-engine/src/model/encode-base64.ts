/** Encodes bytes as base64, in pieces: an argument list has a limit. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let i = 0; i < bytes.length; i += 8190)
    pieces.push(String.fromCharCode(...bytes.subarray(i, i + 8190)))
  return btoa(pieces.join(''))
}
