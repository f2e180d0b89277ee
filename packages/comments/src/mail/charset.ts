import { isAscii, isUtf8 } from 'node:buffer'
import { guessCharset } from '@gongwen/readers'

/** Charsets that the mail parser decodes rightly as they are named; gb2312 and gbk are not among them (four-byte characters). */
const trusted = new Set([
  'utf-8',
  'utf8',
  'us-ascii',
  'ascii',
  'gb18030',
  'big5',
  'iso-2022-jp',
  'utf-16',
  'utf-16le',
  'utf-16be',
])
const latin = new Set(['us-ascii', 'ascii', 'iso-8859-1', 'latin1', 'windows-1252', 'cp1252'])
const chinese = /^(?:x-)?(?:gb_?2312(?:-80)?|gbk|gb18030|cp936|ms936|windows-936|euc-cn|hz-gb-2312)$/i

/** Whether a charset can be left as the letter names it. */
export function isTrusted(charset: string): boolean {
  return trusted.has(charset.toLowerCase())
}

/**
 * The charset that a part's bytes are really in. Bytes that are UTF-8 by more than chance are UTF-8 whatever they are called; the
 * Chinese names mean GB18030, their superset; what is unknown or plainly wrong is guessed.
 */
export function trueCharset(bytes: Uint8Array, named: string | undefined, meta: string | undefined): string {
  const name = (named ?? '').toLowerCase()
  if (/^hz/.test(name)) return 'hz-gb-2312'
  if (/utf-?7$/.test(name)) return 'utf-7'
  if (/^(?:iso-2022|utf-?16)/.test(name)) return name
  if (isAscii(bytes)) {
    const guess = guessCharset(bytes)
    return guess === 'utf-8' ? 'us-ascii' : guess
  }
  if (isUtf8(bytes)) return 'utf-8'
  if (/^utf-?8$/.test(name) && fewBroken(bytes)) return 'utf-8'
  if (chinese.test(name)) return 'gb18030'
  if (name !== '' && !latin.has(name) && !/^utf-?8$/.test(name) && decodable(name)) return name
  if (meta && !latin.has(meta.toLowerCase()) && !/^utf-?8$/i.test(meta) && decodable(meta)) {
    return chinese.test(meta) ? 'gb18030' : meta.toLowerCase()
  }
  return guessCharset(bytes)
}

function decodable(name: string): boolean {
  try {
    new TextDecoder(name)
    return true
  } catch {
    return false
  }
}

/** UTF-8 that was cut or damaged in a few places. */
function fewBroken(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  let broken = 0
  let wide = 0
  for (const character of text) {
    if (character === '\uFFFD') broken++
    else if (character > '\u007f') wide++
  }
  return broken * 20 <= wide
}

/** The text looks as if it had been read in a wrong charset. */
export function looksGarbled(text: string): boolean {
  if (text.includes('\uFFFD')) return true
  const sample = text.slice(0, 4000)
  const hanzi = sample.match(/\p{sc=Han}/gu) ?? []
  // UTF-8 read as GBK turns into these: 鍒涙柊鑱斿悎浣 (创新联合体).
  const strange = sample.match(/[鍒鑱涓鐨鏄鎴鍙浜鍥绗璇鏂锛銆鈥忓寤缁鎷傚悎浣勬]/g) ?? []
  return strange.length >= 3 && strange.length > hanzi.length * 0.25
}
