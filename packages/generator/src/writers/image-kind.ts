/** What a picture's bytes are, told from their first bytes; undefined for anything else. */
export function imageKind(bytes: Uint8Array): 'png' | 'jpeg' | 'svg' | 'pdf' | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.includes('%PDF-')) return 'pdf'
  return /<svg[\s>]/.test(head) || /^(\xef\xbb\xbf)?\s*<(\?xml|!DOCTYPE svg)/.test(head) ? 'svg' : undefined
}
