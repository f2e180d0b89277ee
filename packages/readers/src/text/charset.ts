import { isUtf8 } from 'node:buffer'

/** The 200 commonest characters that simplified and traditional writing share or use: they tell a right decoding from a wrong one. */
const common = new Set(
  '的一是在不了有和人这这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严這個國時來們對會發動過說產種後學經進實點從業長問題關數員設與請貴條見將應為無為區獎勵單聯創新企業製來訂給願書證處據體補應徵求',
)

/** How text bytes were read. */
export interface DecodedText {
  text: string
  /** A WHATWG label, or `hz-gb-2312`. */
  charset: string
}

/** Decodes text whose charset nobody declared: byte order mark, UTF-8, UTF-16, HZ, ISO-2022, then GB18030, Big5 or Windows-1252 by likelihood. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const charset = guessCharset(bytes)
  return { text: decodeAs(bytes, charset), charset }
}

/** Decodes with a WHATWG label, `hz-gb-2312` or `utf-7`; a byte order mark is left out, bad bytes become U+FFFD. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  if (charset === 'hz-gb-2312') return decodeHz(bytes)
  return charset === 'utf-7' ? decodeUtf7(bytes) : new TextDecoder(charset).decode(bytes)
}

/** The likeliest charset of some bytes, judged by their first 64 KB. */
export function guessCharset(bytes: Uint8Array): string {
  const mark = markOf(bytes)
  if (mark) return mark
  const head = bytes.subarray(0, 65_536)
  const wide = utf16Of(head)
  if (wide) return wide
  if (isUtf8(wholeCharacters(head))) return escapesOf(head) ?? 'utf-8'
  if (scattered(head)) return 'windows-1252'
  const chinese = likelihood(head, 'gb18030')
  const taiwanese = likelihood(head, 'big5')
  if (Math.max(chinese, taiwanese) < 0) return 'windows-1252'
  return taiwanese > chinese ? 'big5' : 'gb18030'
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: text has line ends and spaces, so zeros stand on one side. */
function utf16Of(head: Uint8Array): string | undefined {
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at % 2]!++
  const [even = 0, odd = 0] = zeros
  if (even + odd < head.length / 50) return undefined
  return odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : undefined
}

/** Cuts a character that the 64 KB split. */
function wholeCharacters(head: Uint8Array): Uint8Array {
  if (head.length < 65_536) return head
  let end = head.length
  while (end > head.length - 4 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end--
  return (head[end - 1] ?? 0) >= 0xc0 ? head.subarray(0, end - 1) : head.subarray(0, end)
}

/** 7-bit codes that look like ASCII: HZ (RFC 1843) and ISO-2022-JP. */
function escapesOf(head: Uint8Array): string | undefined {
  const ascii = Buffer.from(head).toString('latin1')
  if (ascii.includes('\x1b$')) return 'iso-2022-jp'
  return /~\{(?:[\x21-\x77][\x21-\x7e])+~\}/.test(ascii) ? 'hz-gb-2312' : undefined
}

/** Latin text: bytes above ASCII stand alone between letters, never in pairs as hanzi do. */
function scattered(head: Uint8Array): boolean {
  let alone = 0
  let high = 0
  for (let at = 0; at < head.length; at++) {
    if ((head[at] ?? 0) < 0x80) continue
    high++
    if ((head[at - 1] ?? 0) < 0x80 && (head[at + 1] ?? 0) < 0x80) alone++
  }
  return alone > high * 0.6
}

/** Mean evidence of the characters beyond ASCII: frequent ones speak for a charset, rare and unassigned ones against it. */
function likelihood(head: Uint8Array, charset: string): number {
  let score = 0
  let wide = 0
  let before = ''
  for (const character of new TextDecoder(charset).decode(head)) {
    if (character >= '\u0080') {
      wide++
      if (common.has(character)) score += 2
      else if (/[，。、；：“”（）！？《》]/.test(character)) score += 1
      else if (/[\uFFFD\uE000-\uF8FF\u0080-\u009F]/.test(character)) score -= 4
      // Forma玢o: an accented letter between letters, not a hanzi.
      else if (/[a-z]/.test(before)) score -= 2
    }
    before = character
  }
  return wide === 0 ? 0 : score / wide
}

function decodeHz(bytes: Uint8Array): string {
  const out: number[] = []
  let hanzi = false
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    const next = bytes[at + 1]
    if (byte === 0x7e && next === 0x7b) hanzi = true
    else if (byte === 0x7e && next === 0x7d) hanzi = false
    else if (byte === 0x7e && next === 0x7e && !hanzi) out.push(0x7e)
    else if (byte === 0x7e && next === 0x0a) hanzi = false
    else {
      if (byte === 0x0a) hanzi = false
      out.push(hanzi ? byte | 0x80 : byte)
      continue
    }
    at++
  }
  return new TextDecoder('gbk').decode(Uint8Array.from(out))
}

/** UTF-7 (RFC 2152), which old Outlook sent. */
function decodeUtf7(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/\+([A-Za-z0-9+/]*)-?/g, (_, shifted: string) =>
      shifted === ''
        ? '+'
        : Buffer.from(Buffer.from(shifted, 'base64').subarray(0, Math.floor((shifted.length * 6) / 16) * 2))
            .swap16()
            .toString('utf16le'),
    )
}
