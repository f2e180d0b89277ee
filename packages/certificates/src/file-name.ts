const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const encoder = new TextEncoder()

/** A name that Windows, macOS and Linux take: forbidden characters become full-width ones, length at most 200 bytes. */
export function safeFileName(name: string): string {
  const wide = (character: string): string => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)
  let safe = name
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, wide)
    .replace(/^\.+|[. ]+$/g, '')
    .trim()
  while (encoder.encode(safe).length > 200) safe = [...safe].slice(0, -1).join('')
  return safe === '' || reserved.test(safe) ? `证书${safe}` : safe
}
